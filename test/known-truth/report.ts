/** How often 95 % intervals hold a truth that is known, and how often what was planted is found: part of `npm run bench`. */
import { covered } from './covered.js'
import { falseAlarms } from './false-alarms.js'
import { planted } from './planted.js'
import { meanOfSeeds, shareOfSeeds } from './trial.js'

const seeds = 400

const percent = (share: number): number => Number((100 * share).toFixed(2))

const intervals = covered.map(({ estimate, covers }) => ({ estimate, share: shareOfSeeds(seeds, covers) }))
const found = planted.map((each) => ({ planted: each.planted, share: shareOfSeeds(seeds, each.isFound) }))
console.log(`\n95 % intervals over ${seeds} seeds`)
console.table(intervals.map(({ estimate, share }) => ({ estimate, 'covered %': percent(share) })))
console.log(`\nPlanted in ${seeds} seeds`)
console.table(found.map(({ planted: what, share }) => ({ planted: what, 'found %': percent(share) })))
const alarms = falseAlarms.map(({ method, told, share }) => ({ method, told, share: meanOfSeeds(seeds, share) }))
console.log(`\nSignals where nothing is unusual, in ${seeds} seeds`)
console.table(alarms.map(({ method, told, share }) => ({ method, 'told %': percent(told), 'seen %': percent(share) })))
const isMet =
  intervals.every(({ share }) => share >= 0.93 && share <= 0.97) && found.every(({ share }) => share >= 0.95)
if (!isMet) {
  console.error('expected intervals to cover 93 to 97 %, and what is planted to be found in 95 %')
  process.exitCode = 1
}
