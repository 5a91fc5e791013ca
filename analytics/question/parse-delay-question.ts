import { delayGrains, type DelayGrain, type DelayQuestion } from '../contract/delay.js'
import type { FieldError } from '../contract/problem.js'
import { longestDelay, mostDelays, mostPeriods } from '../delay/spans.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import type { DelayParameters } from './delay-parameters.js'
import { parseConfidence, parseNumber } from './parse-number.js'
import { parseTrendQuestion } from './parse-trend-question.js'

/** A question of delay from its parameters. @throws BadQuestion with one error for each field that is wrong */
export function parseDelayQuestion(parameters: DelayParameters): DelayQuestion {
  const { maxDelay, window, completeFrom, confidence, grain: grainText = 'month', ...rest } = parameters
  const errors: FieldError[] = []
  const number = (parsed: number | FieldError): number => {
    if (typeof parsed === 'number') return parsed
    errors.push(parsed)
    return 1
  }
  const grain = delayGrains.find((each) => each === grainText)
  if (grain === undefined) errors.push(unknownValue('grain', grainText, delayGrains))
  const clock = rest.clock ?? 'performed'
  if (clock !== 'performed') errors.push(unknownValue('clock', clock, ['performed']))
  const asTrend = { ...rest, measure: 'studies', clock: 'performed', grain: grain ?? 'month' }
  const trend = attempted(() => parseTrendQuestion(asTrend), errors)
  if (trend !== null && trend.by.length > 1) errors.push({ field: 'by', message: 'takes at most one dimension' })
  const longest = number(longestOf(maxDelay, grain ?? 'month'))
  const used = window === undefined ? null : number(windowOf(window, longest, grain ?? 'month'))
  const complete = number(parseNumber('completeFrom', completeFrom ?? '0.95', { least: 0.5, most: 1 }))
  const level = number(parseConfidence(confidence))
  if (errors.length > 0 || trend === null || grain === undefined) throw new BadQuestion(errors)
  const { by, from, to, where, asOf } = trend
  return {
    ...{ by, clock: 'performed', grain, from, to, where, asOf },
    ...{ maxDelay: longest, window: used, completeFrom: complete, confidence: level },
  }
}

const longestOf = (text: string | undefined, grain: DelayGrain): number | FieldError =>
  parseNumber('maxDelay', text ?? String(longestDelay[grain]), { least: 1, most: mostDelays[grain], whole: true })

/** A window that holds no period as old as the longest delay would not know all delays. */
const windowOf = (text: string, longest: number, grain: DelayGrain): number | FieldError =>
  parseNumber('window', text, { least: longest + 1, most: mostPeriods[grain], whole: true })
