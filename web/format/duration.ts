const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/**
 * How long something took, in at most two units, on one line.
 *
 * @example duration(2_900) // '2.9 s'
 * @example duration(200_000) // '3 min 20 s'
 */
export function duration(milliseconds: number): string {
  if (milliseconds < 9.95 * second) return `${tenths.format(Math.max(0, milliseconds) / second)}\u00a0s`
  const ms = Math.round(milliseconds / second) * second
  if (ms < minute) return `${ms / second}\u00a0s`
  if (ms < hour) return inTwo(ms, minute, 'min', second, 's')
  return ms < 2 * day ? inTwo(ms, hour, 'h', minute, 'min') : inTwo(ms, day, 'd', hour, 'h')
}

function inTwo(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const smalls = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)}\u00a0${largeName}${smalls === 0 ? '' : `\u00a0${smalls}\u00a0${smallName}`}`
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** @example bytes(1_250_000) // '1.25 MB' */
export function bytes(size: number): string {
  const step = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3))
  return `${threeDigits.format(size / 1000 ** step)} ${units[step] ?? 'B'}`
}
