import type { QualityAnswer, QualityQuestion } from '../../contract/quality.js'
import type { Note } from '../../contract/trends.js'
import { isOfAll } from './asked.js'
import { mostValues } from './unmapped.js'

interface Noted {
  readonly sites: number | null
  readonly threshold: number | null
  readonly unmapped: QualityAnswer['unmapped']
  /** What any answer over this snapshot says. */
  readonly notes: readonly Note[]
}

/** What a reader of the answer must know beside its numbers. */
export function qualityNotes(question: QualityQuestion, { sites, threshold, unmapped, notes }: Noted): readonly Note[] {
  const isWhole = isOfAll(question)
  const isGuarded = threshold !== null
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['estimand', true, estimand(question, sites)],
    [
      'of-the-snapshot',
      !isWhole,
      'Checks, unmapped values and rejected records are of the whole snapshot, whatever `where`, `by` and `grain` choose.',
    ],
    [
      'checks-apart',
      isGuarded && !isWhole,
      'Numbers of checks are told without `where`, `by` and `grain` only: beside those of a part they could give the rest back.',
    ],
    [
      'few-records',
      isGuarded,
      'Spellings that too few records have are left out, and so are sites with too few patients.',
    ],
    ['longer-list', unmapped.length >= mostValues, `Only the ${mostValues} values of most records are listed.`],
  ]
  return [...texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text })), ...notes]
}

/** Who is looked at, by which clock, from how many sites; how much is missing is the answer itself. */
function estimand({ by, grain, where }: QualityQuestion, sites: number | null): string {
  const chosen = where.length === 0 ? '' : ' that `where` chooses'
  const from = sites === null ? '' : ` from ${sites} ${sites === 1 ? 'site' : 'sites'}`
  const each = grain === 'none' ? '' : `, by the ${grain} of their contribution`
  const groups = by.length === 0 ? '' : `, by ${by.join(', ')}`
  return (
    `Patients in the repository${chosen}${from} and their studies, each once${groups}${each}: ` +
    'the share for whom a field is known. It says how well they are described, and nothing of how they fared.'
  )
}
