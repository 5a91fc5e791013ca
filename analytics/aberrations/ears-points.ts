import type { AberrationQuestion, SignalPoint } from '../contract/aberrations.js'
import { ears } from '../statistics/aberration/ears.js'
import { normalQuantile } from '../statistics/distributions/normal.js'
import { studentUpperTail } from '../statistics/distributions/student-t.js'
import { countsOf, type Countable } from './countable.js'

/** Counts; without it, a series of zeros gives a signal at the first count. As oracles and the literature have it. */
const leastDeviation = 0.2

const variants = { earsC1: 'c1', earsC2: 'c2', earsC3: 'c3' } as const

/** Each period of a line against the periods before it. */
export function earsPoints(
  line: readonly Countable[],
  { alpha, baseline }: AberrationQuestion,
  method: keyof typeof variants,
): readonly SignalPoint[] {
  const counts = countsOf(line)
  const judged = ears(counts, { alpha, baseline, minSigma: leastDeviation })[variants[method]]
  // C2 and C3 leave out the two periods just before.
  const guard = method === 'earsC1' ? 0 : 2
  return line.map((each, i): SignalPoint => {
    if ('reason' in each) return { status: 'undefined', reason: each.reason }
    const { statistic, upper, alarm } = judged[i] ?? { statistic: null, upper: null, alarm: null }
    if (upper === null || alarm === null) return { status: 'undefined', reason: whyNot(line, i, baseline + guard + 2) }
    const isOneTest = method !== 'earsC3'
    const window = counts.slice(i - guard - baseline, i - guard)
    return {
      status: 'shown',
      count: each.count,
      expected: isOneTest ? mean(window) : null,
      upper,
      pValue: isOneTest && statistic !== null ? tail(statistic, baseline) : null,
      signal: alarm,
    }
  })
}

/**
 * The probability that a count lies so far above the mean of its baseline where nothing is unusual: mean and deviation
 * are those of `baseline` counts, and so it is Student's and not normal.
 */
const tail = (statistic: number, baseline: number): number =>
  studentUpperTail(statistic / Math.sqrt(1 + 1 / baseline), baseline - 1)

/** How often a count is a signal where nothing is unusual: more often than `alpha`, the fewer its baseline has. */
export const earsByChance = (alpha: number, baseline: number): number => tail(normalQuantile(1 - alpha), baseline)

function whyNot(line: readonly Countable[], i: number, reach: number): 'withheld' | 'too-little-history' {
  const before = line.slice(Math.max(0, i - reach), i)
  return before.some((each) => 'reason' in each && each.reason === 'withheld') ? 'withheld' : 'too-little-history'
}

const mean = (counts: readonly (number | null)[]): number =>
  counts.reduce<number>((sum, each) => sum + (each ?? 0), 0) / counts.length
