const locale = 'en'

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const signedWhole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const twoDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })

/** A count, exact and grouped. @example count(4110) // '4,110' */
export const count = (value: number): string => whole.format(value)

/** @example signedCount(812) // '+812' */
export const signedCount = (value: number): string => signedWhole.format(value).replace('-', '−')

/** A number that is no count, such as a mean or a ratio. @example measured(2.9713) // '2.97' */
export const measured = (value: number): string => threeDigits.format(value)

/** A large number for an axis or a tile. @example short(1250000) // '1.25M' */
export const short = (value: number): string => compact.format(value)

/**
 * The digits of a percentage, at most three: one decimal, none at the ends, more only where one would say nought.
 *
 * @example percentDigits(0.03747) // '3.7'
 * @example percentDigits(0.0004) // '0.04'
 */
export function percentDigits(fraction: number): string {
  const percent = fraction * 100
  if (percent === 0 || percent === 100) return whole.format(percent)
  if (percent > 0 && percent < 0.05) return twoDigits.format(percent)
  if (percent > 99.95 && percent < 100) return '> 99.9'
  return oneDecimal.format(percent)
}

/** A proportion of 0 to 1 as a percentage, with a narrow no-break space. @example percent(0.381) // '38.1 %' */
export const percent = (fraction: number): string => `${percentDigits(fraction)}\u202f%`

/** A share told in passing, where a decimal would feign precision. @example roundPercent(0.564) // '56 %' */
export function roundPercent(fraction: number): string {
  const percentage = fraction * 100
  if (percentage > 0 && percentage < 1) return '< 1\u202f%'
  if (percentage < 100 && percentage > 99) return '> 99\u202f%'
  return `${whole.format(percentage)}\u202f%`
}
