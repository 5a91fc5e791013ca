import type { Measure } from '../catalogue/measure.js'
import type { Note, TrendQuestion } from '../contract/trends.js'
import { startOf } from '../vocabulary/period.js'
import { overlaps } from './overlaps.js'

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
    ['many-valued', overlaps(measure, question.by), overlapping(measure)],
    ['partial-period', isPartial(question), 'The first or last period is cut by `from` or `to`.'],
    [
      'selected',
      measure.kind === 'proportion' && measure.base === 'patient',
      'Patients are those who were imaged and contributed; the unknown are left out of the share.',
    ],
    [
      'no-such-value',
      absentValues.length > 0,
      `The snapshot has nobody of ${absentValues.join(', ')}, or too few to tell.`,
    ],
    ['protection', true, protection],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}

const overlapping = ({ base }: Measure): string =>
  `${base === 'study' ? 'A study' : 'A patient'} can be in several groups, so the groups add up to more than the total.`

function isPartial({ clock, grain, from, to }: TrendQuestion): boolean {
  if (grain === 'none' || clock === 'fromIndex') return false
  return [from, to].some((bound) => bound !== null && startOf(grain, bound) !== bound)
}
