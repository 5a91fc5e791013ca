import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import type { Measure } from '../catalogue/measure.js'
import type { Note, TrendQuestion } from '../contract/trends.js'
import { startOf } from '../vocabulary/period.js'

interface Noted {
  readonly measure: Measure
  readonly question: TrendQuestion
  readonly absentValues: readonly string[]
  readonly protection: string
  /** Some of the snapshot was made up by the synthetic source. */
  readonly isInvented: boolean
}

/** What a reader of the answer must know beside its numbers. */
export function notesOn({ measure, question, absentValues, protection, isInvented }: Noted): readonly Note[] {
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['invented', isInvented, 'These are invented data of a synthetic source, made to try the program.'],
    ['contributions', question.clock === 'contributed', 'This shows data received, not how common COVID-19 was.'],
    ['many-valued', countsTwice(measure, question), overlapping(measure)],
    ['partial-period', isPartial(question), 'The first or last period is cut by `from` or `to`.'],
    [
      'selected',
      measure.kind === 'proportion' && measure.base === 'patient',
      'Patients are those who were imaged and contributed; the unknown are left out of the share.',
    ],
    ['no-such-value', absentValues.length > 0, `The snapshot has no ${absentValues.join(', ')}; it selects nothing.`],
    ['protection', true, protection],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}

const overlapping = ({ base }: Measure): string =>
  `${base === 'study' ? 'A study' : 'A patient'} can be in several groups, so the groups add up to more than the total.`

/** Whether one unit can be in several groups of the question. */
function countsTwice(measure: Measure, { by }: TrendQuestion): boolean {
  return by.some((id) => {
    if (!isDimensionId(id)) return false
    const { level, list } = dimensionOf(id)
    return list !== undefined || (measure.base !== 'study' && (level === 'study' || level === 'annotation'))
  })
}

function isPartial({ clock, grain, from, to }: TrendQuestion): boolean {
  if (grain === 'none' || clock === 'fromIndex') return false
  return [from, to].some((bound) => bound !== null && startOf(grain, bound) !== bound)
}
