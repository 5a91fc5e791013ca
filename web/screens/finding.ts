/** Something the answers carry, said in plain words, with the question that shows it. */
export interface Finding {
  readonly id: string
  readonly text: string
  readonly href: string
}
