/** An axis of values: where it starts and ends, and its round ticks. */
export interface ValueScale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/**
 * A linear axis from zero to a round number above the greatest value. It starts at zero because a count or a
 * proportion that starts elsewhere exaggerates a difference.
 */
export function linearScale(values: readonly number[], tickCount: number, ceiling = Infinity): ValueScale {
  const greatest = Math.max(0, ...values)
  const least = Math.min(0, ...values)
  const step = roundStep((greatest - least || 1) / tickCount)
  const top = Math.min(ceiling, Math.max(step, step * Math.ceil(greatest / step - 1e-9)))
  const bottom = step * Math.floor(least / step + 1e-9)
  const count = Math.floor((top - bottom) / step + 1e-9)
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy(bottom + index * step))
  return { type: 'linear', domain: [tidy(bottom), tidy(top)], ticks }
}

/** A logarithmic axis over whole decades; zeros have no place on it and are drawn on its floor. */
export function logScale(values: readonly number[]): ValueScale {
  const positive = values.filter((value) => value > 0)
  if (positive.length === 0) return { type: 'log', domain: [1, 10], ticks: [1, 10] }
  const floor = Math.floor(Math.log10(Math.min(...positive)) + 1e-9)
  const top = Math.max(floor + 1, Math.ceil(Math.log10(Math.max(...positive)) - 1e-9))
  const decades = Array.from({ length: top - floor + 1 }, (_, index) => tidy(10 ** (floor + index)))
  const between = decades.flatMap((decade) => [decade, tidy(decade * 2), tidy(decade * 5)])
  const last = tidy(10 ** top)
  const ticks = decades.length <= 3 ? between.filter((tick) => tick <= last) : decades
  return { type: 'log', domain: [tidy(10 ** floor), last], ticks }
}

/** Where a value lies on an axis of `length` pixels whose zero is at the bottom. */
export function pixelOf(scale: ValueScale, value: number, length: number): number {
  const [bottom, top] = scale.domain
  if (scale.type === 'linear') return length - ((value - bottom) / (top - bottom)) * length
  const clamped = Math.max(value, bottom)
  return length - (Math.log(clamped / bottom) / Math.log(top / bottom)) * length
}

/** The next 1, 2, 2.5 or 5 times a power of ten. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= atLeast * (1 - 1e-9)) ?? 10
  return tidy(factor * power)
}

/** Take away what binary fractions leave behind: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** The scale as Vega-Lite takes it: nothing is left for it to round. */
export function vegaScale({ type, domain }: ValueScale) {
  return { type, domain: [...domain], nice: false, ...(type === 'linear' ? { zero: false } : {}) }
}
