/**
 * A count rounded to the nearest multiple of a base, halves away from zero.
 *
 * Everybody can see how much it may be off, at most half a base; but it hides nobody by itself, since the same question
 * about two nearly equal groups gives a step of a whole base away.
 *
 * @throws RangeError unless base is a whole number >= 1
 * @example roundTo(15, 10) // 20
 */
export function roundTo(count: number, base: number): number {
  return Math.round(count / checkedBase(base)) * base
}

/**
 * A count rounded up to the middle of its class of `base` counts: 1 to 6 is told as 3, 7 to 12 as 9. Zero stays zero.
 *
 * Unlike rounding to the nearest it takes no count for zero, and curves made of such counts keep their shape.
 *
 * OpenSAFELY documentation, "Midpoint 6 rounding".
 *
 * @throws RangeError unless base is a whole number >= 1
 * @example roundToMidpoint(7) // 9
 */
export function roundToMidpoint(count: number, base = 6): number {
  return count === 0 ? 0 : Math.ceil(count / checkedBase(base)) * base - Math.floor(base / 2)
}

function checkedBase(base: number): number {
  if (!(Number.isInteger(base) && base >= 1)) throw new RangeError(`base must be a whole number >= 1, got ${base}`)
  return base
}
