/** A closed code list: what each code means to a reader, and the spellings that sources use for it. */
export interface Code {
  readonly label: string
  readonly spellings?: readonly string[]
}

export interface Dictionary {
  readonly codes: Readonly<Record<string, Code>>
  /** Spellings that say "not known": they become unknown and are not counted as unmapped. */
  readonly missing?: readonly string[]
}
