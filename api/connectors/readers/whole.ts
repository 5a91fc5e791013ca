import { invalid, type Convert } from './converted.js'

export interface Bounds {
  readonly minimum?: number
  readonly maximum?: number
}

const plain = /^[-+]?\d{1,15}(\.0*)?$/
const thousands = /^[-+]?\d{1,3}(,\d{3}){1,4}(\.0*)?$/
const fraction = /^[-+]?\d{1,15}\.\d+$/

/** A whole number within bounds; `5.0` and `1,204` are whole numbers. */
export function wholeText({ minimum = -Infinity, maximum = Infinity }: Bounds): Convert {
  return (text) => {
    const written = text.trim()
    if (!plain.test(written) && !thousands.test(written)) return invalid(written, 'not a whole number')
    const value = Number(written.replaceAll(',', ''))
    if (value < minimum || value > maximum) return invalid(written, `not within ${minimum} to ${maximum}`)
    return { value: String(value) }
  }
}

/** A whole number that may be written with a fraction, which is left out: half a day is the day it began in. */
export function begunText(bounds: Bounds): Convert {
  const whole = wholeText(bounds)
  return (text) => {
    const written = text.trim()
    return whole(fraction.test(written) ? String(Math.floor(Number(written))) : written)
  }
}
