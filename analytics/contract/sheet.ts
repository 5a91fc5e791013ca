/** An answer as a flat table, for CSV and Parquet. */
export interface Sheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetValue[])[]
}

export interface SheetColumn {
  readonly name: string
  readonly type: 'text' | 'number' | 'boolean'
}

export type SheetValue = string | number | boolean | null
