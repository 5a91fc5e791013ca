import type { Witness } from './attacker.js'

/**
 * The least and the greatest value of each unknown cell in all tables found so far, the true one among them, and what
 * has been shown of those that no table protects.
 */
export class Seen {
  private readonly least: number[]
  private readonly greatest: number[]
  private readonly bounds: { least: number; greatest: number }[]
  programmes = 0

  constructor(
    private readonly values: readonly number[],
    private readonly threshold: number,
  ) {
    this.least = [...values]
    this.greatest = [...values]
    this.bounds = values.map(() => ({ least: -Infinity, greatest: Infinity }))
  }

  /** @param columns what was asked for: the sum of these, greatest where the sign is 1, least where it is -1 */
  add({ value, cells }: Witness, columns: readonly number[], sign: 1 | -1): void {
    this.programmes += 1
    const [column] = columns
    if (columns.length === 1 && column !== undefined) this.bound(column, value, sign)
    if (!cells.every(Number.isInteger)) return
    for (const [i, cell] of cells.entries()) {
      this.least[i] = Math.min(this.least[i] ?? cell, cell)
      this.greatest[i] = Math.max(this.greatest[i] ?? cell, cell)
    }
  }

  private bound(column: number, value: number, sign: 1 | -1): void {
    const bounds = this.bounds[column]
    if (bounds === undefined) return
    if (sign === 1) bounds.greatest = value
    else bounds.least = -value
    // What nothing bounds has no table to show for it.
    if (value === Infinity) (sign === 1 ? this.greatest : this.least)[column] = sign * value
  }

  /** The cells of which it is shown neither that they are protected nor that they are not. */
  undecided = (): readonly number[] => [...this.values.keys()].filter((column) => this.isUndecided(column))

  isUndecided(column: number): boolean {
    const { least = -Infinity, greatest = Infinity } = this.bounds[column] ?? {}
    return (
      (this.isSingle(column) && Math.floor(greatest) > Math.ceil(least)) ||
      (this.isStillSmall(column) && Math.floor(greatest) >= this.threshold)
    )
  }

  /** No table has another value of it. */
  isSingle = (column: number): boolean => this.least[column] === this.greatest[column]

  /** It is small, and no table has it reach the threshold. */
  isStillSmall(column: number): boolean {
    const value = this.values[column] ?? 0
    return value > 0 && value < this.threshold && (this.greatest[column] ?? 0) < this.threshold
  }

  /** All cells for which something holds. */
  readonly all = (holds: (column: number) => boolean): readonly number[] => [...this.values.keys()].filter(holds)
}
