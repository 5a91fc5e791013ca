import { dayOf } from './calendar.js'
import { parameters } from './parameters.js'
import type { Random } from './random.js'

const { illness, waves } = parameters
const first = dayOf(illness.from)
const days = dayOf(illness.to) - first + 1

const density = new Float64Array(days)
const severities = new Float64Array(days)
const cumulative = new Float64Array(days)

const bell = (distance: number, deviation: number): number =>
  Math.exp(-0.5 * (distance / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI))

let total = 0
for (let day = 0; day < days; day += 1) {
  const parts = waves.map(({ peakOn, deviation, share }) => share * bell(first + day - dayOf(peakOn), deviation))
  const wave = parts.reduce((sum, part) => sum + part, 0)
  const here = wave + illness.background / days
  total += here
  density[day] = here
  cumulative[day] = total
  severities[day] = waves.reduce((sum, { severity }, i) => sum + severity * (parts[i] ?? 0), 0) / here
}
const highest = density.reduce((most, here) => Math.max(most, here), 0)

/** A day on which a patient fell ill, at the latest `last`, as the epidemic had it. */
export function illnessDay(random: Random, last: number): number {
  const end = Math.min(Math.max(last - first, 0), days - 1)
  const target = random.next() * (cumulative[end] ?? total)
  let low = 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? total) > target) high = middle
    else low = middle + 1
  }
  return first + low
}

/** How high the epidemic stands on a day, from 0 to 1 at its highest. */
export const waveHeight = (day: number): number => (density[day - first] ?? 0) / highest

/** How severe the illness of the day is: log odds on top of what age and sex give. */
export const waveSeverity = (day: number): number => severities[day - first] ?? 0
