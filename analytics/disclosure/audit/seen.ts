import type { Witness } from './attacker.js'

/** The least and the greatest value of each unknown cell in all tables found so far, the true one among them. */
export class Seen {
  private readonly least: number[]
  private readonly greatest: number[]
  programmes = 0

  constructor(
    private readonly values: readonly number[],
    private readonly threshold: number,
  ) {
    this.least = [...values]
    this.greatest = [...values]
  }

  /** @param columns what was asked for: the sum of these, greatest where the sign is 1 */
  add({ value, cells }: Witness, columns: readonly number[], sign: 1 | -1): void {
    this.programmes += 1
    if (value === Infinity && columns.length === 1) {
      for (const column of columns) (sign === 1 ? this.greatest : this.least)[column] = sign * value
    }
    if (!cells.every(Number.isInteger)) return
    for (const [column, cell] of cells.entries()) {
      this.least[column] = Math.min(this.least[column] ?? cell, cell)
      this.greatest[column] = Math.max(this.greatest[column] ?? cell, cell)
    }
  }

  /** The cells of which no table has shown yet that they are protected. */
  open = (): readonly number[] => [...this.values.keys()].filter((column) => this.isOpen(column))

  isOpen = (column: number): boolean => this.isSingle(column) || this.isStillSmall(column)

  isSingle = (column: number): boolean => this.least[column] === this.greatest[column]

  isStillSmall(column: number): boolean {
    const value = this.values[column] ?? 0
    return value > 0 && value < this.threshold && (this.greatest[column] ?? 0) < this.threshold
  }
}
