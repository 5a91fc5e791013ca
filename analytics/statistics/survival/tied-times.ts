/**
 * Which times are one and the same: those that lie closer together than arithmetic can tell apart.
 *
 * Times that were computed (a difference of instants over the length of a day) may differ by rounding alone, and would
 * then be an event and a censoring in the wrong order. Closer means within 1.5e-8 of the mean time, and of 1.
 *
 * Therneau TM. A package for survival analysis in R, vignette on tied times; 2023.
 *
 * @returns the time that stands for a given one: the earliest that is tied with it
 * @example tiedTimes([0.3, 0.1 + 0.2, 1])(0.1 + 0.2) // 0.3
 */
export function tiedTimes(times: readonly number[]): (time: number) => number {
  const distinct = [...new Set(times)].sort((a, b) => a - b)
  const mean = distinct.reduce((sum, time) => sum + time / distinct.length, 0)
  const apart = Math.sqrt(Number.EPSILON) * Math.max(1, mean)
  const standsFor = new Map<number, number>()
  let previous = -Infinity
  let first = NaN
  for (const time of distinct) {
    if (time - previous > apart) first = time
    standsFor.set(time, first)
    previous = time
  }
  return (time) => standsFor.get(time) ?? time
}
