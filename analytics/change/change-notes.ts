import type { ChangeOfGroup, ChangeQuestion } from '../contract/change.js'
import type { Note } from '../contract/trends.js'
import { autocorrelationToTell } from '../statistics/trend/shown-trend.js'
import type { CountedKind } from './change-of-group.js'

/** What a reader of changes must know beside the notes of the trend they are made of. */
export function changeNotes(
  groups: readonly ChangeOfGroup[],
  total: ChangeOfGroup,
  kind: CountedKind,
  { confidence }: ChangeQuestion,
): readonly Note[] {
  const { provisional } = total.periods
  const shown = groups.flatMap(({ change }) => (change.status === 'shown' ? [change] : []))
  const residuals = shown.map(({ autocorrelation }) => autocorrelation ?? 0)
  const byChance = Number((shown.length * (1 - confidence)).toPrecision(2))
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    [
      'provisional-left-out',
      provisional > 0,
      `${provisional === 1 ? 'The last period is' : `${provisional} periods are`} still filling and left out.`,
    ],
    [
      'periods-alike',
      residuals.some((each) => each > autocorrelationToTell),
      'Periods resemble the ones before them: intervals are narrower than they should be.',
    ],
    [
      'periods-alternate',
      residuals.some((each) => each < -autocorrelationToTell),
      'Periods alternate: intervals are wider than they should be.',
    ],
    [
      'multiplicity',
      shown.length > 1,
      `${shown.length} trends are told; about ${byChance} would look like a change by chance alone.`,
    ],
    ['log-linear', kind === 'proportion', 'The change is that of the share, in percent of itself, not in points.'],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}
