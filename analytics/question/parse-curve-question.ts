import { curveEventIds, curveEventOf, isCurveEventId, type CurveEvent } from '../catalogue/curve-events.js'
import {
  curveEntries,
  curveMethods,
  type CurveEntry,
  type CurveMethod,
  type CurveQuestion,
} from '../contract/curves.js'
import type { FieldError } from '../contract/problem.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { isFieldError } from './field-error.js'
import type { CurveParameters } from './curve-parameters.js'
import { parseConfidence, parseNumber } from './parse-number.js'
import { parseTrendQuestion } from './parse-trend-question.js'

const longestHorizon = 365
const mostDays = 10

/**
 * A question of curves from its parameters, every id and value judged.
 *
 * @throws BadQuestion with one error for each field that is wrong, all at once
 */
export function parseCurveQuestion(parameters: CurveParameters): CurveQuestion {
  const errors: FieldError[] = []
  const note = <T extends string | number | readonly number[]>(value: T | FieldError, fallback: T): T => {
    if (!isFieldError(value)) return value
    errors.push(value)
    return fallback
  }
  const { event, by, where, asOf } = parameters
  const known = isCurveEventId(event) ? curveEventOf(event) : null
  if (known === null) errors.push(unknownValue('event', event, curveEventIds))
  const method = note<CurveMethod>(methodFor(known, parameters.method), 'cumulativeIncidence')
  const entry = note<CurveEntry>(entryFor(parameters.entry ?? 'admission'), 'admission')
  const selection = attempted(() => parseTrendQuestion({ measure: 'patients', by, where, asOf }), errors)
  if (selection?.by.length === 3) errors.push({ field: 'by', message: 'takes at most two dimensions' })
  const horizon = note(
    parseNumber('horizon', parameters.horizon ?? '28', { least: 1, most: longestHorizon, whole: true }),
    longestHorizon,
  )
  const at = note<readonly number[]>(daysAt(parameters.at, horizon), [])
  const confidence = note(parseConfidence(parameters.confidence), 0.95)
  if (errors.length > 0 || selection === null) throw new BadQuestion(errors)
  const { by: dimensions, where: filters } = selection
  return { event, method, entry, by: dimensions, where: filters, asOf: asOf ?? null, horizon, at, confidence }
}

const entryFor = (asked: string): CurveEntry | FieldError =>
  curveEntries.find((each) => each === asked) ?? unknownValue('entry', asked, curveEntries)

/** One less Kaplan and Meier's survival treats those who had another event as if they might still have this one. */
function methodFor(event: CurveEvent | null, asked: string | undefined): CurveMethod | FieldError {
  const competes = event === null || event.causes.length > 1
  const method = curveMethods.find((each) => each === (asked ?? (competes ? 'cumulativeIncidence' : 'kaplanMeier')))
  if (method === undefined) return unknownValue('method', asked ?? '', curveMethods)
  return event !== null && competes && method === 'kaplanMeier' ? competing(event) : method
}

function competing({ composite, causes }: CurveEvent): FieldError {
  const others = causes
    .slice(1)
    .map(({ label }) => label.toLowerCase())
    .join(', ')
  const instead = composite === undefined ? '' : `; or ask for event=${composite}`
  return {
    field: 'method',
    message: `kaplanMeier is wrong beside a competing event (${others})${instead}`,
    allowed: ['cumulativeIncidence'],
  }
}

const usualDays = [7, 14, 28]

function daysAt(text: string | undefined, horizon: number): readonly number[] | FieldError {
  if (text === undefined || text === '') {
    const within = usualDays.filter((day) => day <= horizon)
    return within.length === 0 ? [horizon] : within
  }
  const parts = text.split(',')
  if (parts.length > mostDays) return { field: 'at', message: `takes at most ${mostDays} days` }
  const days = parts.map((part) => parseNumber('at', part, { least: 0, most: horizon, whole: true }))
  const wrong = days.find((day) => typeof day !== 'number')
  return wrong ?? [...new Set(days.filter((day) => typeof day === 'number'))].sort((a, b) => a - b)
}
