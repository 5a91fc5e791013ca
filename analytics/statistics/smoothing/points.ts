export interface Points {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** @throws RangeError where x and y differ in length or hold what is no number */
export function requirePoints({ x, y }: Points): void {
  if (x.length !== y.length) throw new RangeError(`expected as many x as y, got ${x.length} and ${y.length}`)
  const odd = [...x, ...y].find((value) => !Number.isFinite(value))
  if (odd !== undefined) throw new RangeError(`x and y must be finite numbers, got ${odd}`)
}
