/** What the noise may do. The letters are those of the literature on cell keys. */
export interface NoiseParameters {
  /** D: no count is changed by more. */
  readonly bound: number
  /** V: the variance of the noise is at most this. */
  readonly variance: number
  /** js: no count becomes 1 to this; 0 where none is avoided. */
  readonly avoided: number
  /** pstay: the least probability that a count stays as it is; null where none is asked for. */
  readonly stay: number | null
  /** mono: the nearer negative noise is to none, the more probable. */
  readonly monotone: boolean
}

/** @throws RangeError where a parameter makes no sense by itself, naming it */
export function checkNoiseParameters({ bound, variance, avoided, stay }: NoiseParameters): void {
  const expect = (holds: boolean, what: string, got: number | null) => {
    if (!holds) throw new RangeError(`${what}, got ${got}`)
  }
  expect(Number.isInteger(bound) && bound >= 1, 'bound must be a whole number >= 1', bound)
  expect(variance > 0 && variance < Infinity, 'variance must be positive', variance)
  expect(Number.isInteger(avoided) && avoided >= 0, 'avoided must be a whole number >= 0', avoided)
  expect(stay === null || (stay > 0 && stay < 1), 'stay must lie between 0 and 1, or be null', stay)
}
