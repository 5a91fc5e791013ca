/** People whom the patients of a repository are compared with. */
export interface ReferencePopulation {
  readonly id: string
  readonly label: string
  readonly source: string
  /** The year or the day its figures are of, where it is told. */
  readonly date: string | null
  /** By attribute, the persons of each value, or their share in any unit; `unknown` are those who did not report it. */
  readonly attributes: Readonly<Partial<Record<string, Readonly<Record<string, number>>>>>
}
