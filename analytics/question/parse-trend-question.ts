import { clocks as clockCatalogue } from '../catalogue/clocks.js'
import { dimensionIds, isDimensionId } from '../catalogue/dimensions.js'
import { isMeasureId, measureIds, measureOf } from '../catalogue/measures.js'
import { accumulates, type Measure } from '../catalogue/measure.js'
import { isPlainDate } from '../vocabulary/calendar.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { isFieldError } from './field-error.js'
import { parseFilter } from './parse-filter.js'
import type { FieldError } from '../contract/problem.js'
import type { TrendParameters } from './trend-parameters.js'
import { clocks, grains, type ClockId, type Filter, type Grain, type TrendQuestion } from '../contract/trends.js'

/**
 * A trend question from its parameters, every id and value judged.
 *
 * @throws BadQuestion with one error for each field that is wrong, all at once
 */
export function parseTrendQuestion(parameters: TrendParameters): TrendQuestion {
  const errors: FieldError[] = []
  const note = <T>(value: T | FieldError, fallback: T): T => {
    if (!isFieldError(value)) return value
    errors.push(value)
    return fallback
  }
  const measureId = note<string>(measure(parameters.measure), '')
  const known = isMeasureId(measureId) ? measureOf(measureId) : null
  const clock = note<ClockId>(clockFor(known, parameters.clock ?? 'contributed'), 'contributed')
  const grain = note<Grain>(grainFor(clock, parameters.grain ?? 'none'), 'none')
  const bounds = { from: parameters.from ?? null, to: parameters.to ?? null }
  errors.push(...boundErrors(clock, bounds))
  const by = dimensionList(parameters.by)
  errors.push(...by.errors)
  const where = (parameters.where ?? []).map((text) => parseFilter(text))
  errors.push(...where.filter(isFieldError))
  const cumulative = note(flag('cumulative', parameters.cumulative), false)
  errors.push(...cumulativeErrors(known, grain, cumulative))
  const isFixedPanel = note(panel(parameters.panel, clock, grain), false)
  if (errors.length > 0) throw new BadQuestion(errors)
  const filters = where.filter((each): each is Filter => !isFieldError(each))
  return {
    measure: measureId,
    by: by.ids,
    clock,
    grain,
    ...bounds,
    where: filters,
    asOf: parameters.asOf ?? null,
    cumulative,
    ...(isFixedPanel ? { panel: 'fixed' } : {}),
  }
}

const measure = (id: string): string | FieldError => (isMeasureId(id) ? id : unknownValue('measure', id, measureIds))

function clockFor(known: Measure | null, id: string): ClockId | FieldError {
  const allowed: readonly ClockId[] = known?.clocks ?? clocks
  return allowed.find((clock) => clock === id) ?? unknownValue('clock', id, allowed)
}

function grainFor(clock: ClockId, id: string): Grain | FieldError {
  const grain = grains.find((each) => each === id)
  const allowed = clockCatalogue[clock].grains
  return grain !== undefined && allowed.includes(grain) ? grain : unknownValue('grain', id, allowed)
}

function dimensionList(text: string | undefined): { ids: readonly string[]; errors: readonly FieldError[] } {
  const ids = text === undefined || text === '' ? [] : text.split(',')
  const errors = ids.filter((id) => !isDimensionId(id)).map((id) => unknownValue('by', id, dimensionIds))
  if (ids.length > 3) return { ids, errors: [...errors, { field: 'by', message: 'takes at most three dimensions' }] }
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i)
  if (repeated !== undefined) errors.push({ field: 'by', message: `names "${repeated}" twice` })
  return { ids, errors }
}

function boundErrors(clock: ClockId, { from, to }: { from: string | null; to: string | null }): FieldError[] {
  const isBound = clock === 'fromIndex' ? isDayNumber : isDateOfOurs
  const expected =
    clock === 'fromIndex'
      ? 'a day number such as -14, within a century'
      : 'a date such as 2021-08-01, from 1900 to 2100'
  const errors = Object.entries({ from, to })
    .filter(([, value]) => value !== null && !isBound(value))
    .map(([field]) => ({ field, message: `expected ${expected}` }))
  if (errors.length > 0 || from === null || to === null) return errors
  const isOrdered = clock === 'fromIndex' ? Number(from) < Number(to) : from < to
  return isOrdered ? [] : [{ field: 'to', message: 'must lie after `from`: the period is half-open' }]
}

const isDayNumber = (text: string): boolean => /^-?\d{1,5}$/.test(text) && Math.abs(Number(text)) <= 36_525

const isDateOfOurs = (text: string): boolean => isPlainDate(text) && text >= '1900' && text < '2101'

function flag(field: string, text: string | undefined): boolean | FieldError {
  if (text === undefined || text === 'false') return false
  return text === 'true' ? true : unknownValue(field, text, ['true', 'false'])
}

/** Whether the sites are fixed. */
function panel(text: string | undefined, clock: ClockId, grain: Grain): boolean | FieldError {
  if (text === undefined || text === 'all') return false
  if (text !== 'fixed') return unknownValue('panel', text, ['all', 'fixed'])
  if (grain !== 'none' && clock !== 'fromIndex') return true
  return { field: 'panel', message: 'a fixed panel of sites needs periods of the calendar: give a grain such as month' }
}

const accumulating = measureIds.filter((id) => accumulates(measureOf(id)))

function cumulativeErrors(known: Measure | null, grain: Grain, cumulative: boolean): FieldError[] {
  if (!cumulative || known === null) return []
  if (!accumulates(known))
    return [{ field: 'cumulative', message: `running totals are for counts that add up: ${accumulating.join(', ')}` }]
  return grain === 'none' ? [{ field: 'cumulative', message: 'needs a time axis: give a grain such as month' }] : []
}
