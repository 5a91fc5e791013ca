/**
 * Refuse what is not a number of events.
 *
 * @throws RangeError unless `count` is a whole number from 0
 */
export function requireCount(count: number, name = 'count'): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`${name} must be a whole number from 0, got ${count}`)
  }
}

/**
 * Refuse what is no amount of exposure: person-time, population or patients.
 *
 * @throws RangeError unless `exposure` is a finite number from 0
 */
export function requireExposure(exposure: number, name = 'exposure'): void {
  if (!(Number.isFinite(exposure) && exposure >= 0)) {
    throw new RangeError(`${name} must be a finite number from 0, got ${exposure}`)
  }
}

/**
 * Refuse what a rate cannot be told for.
 *
 * @throws RangeError unless `per` is a finite number above 0
 */
export function requirePer(per: number): void {
  if (!(Number.isFinite(per) && per > 0)) throw new RangeError(`per must be a finite number above 0, got ${per}`)
}
