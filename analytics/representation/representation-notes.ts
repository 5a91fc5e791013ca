import type { ReferencePopulation } from '#data/references/reference-population.js'
import { dimensionOf } from '../catalogue/dimensions.js'
import { notKnown } from '../catalogue/values.js'
import type { ComparedGroup, RepresentationQuestion } from '../contract/representation.js'
import type { Note } from '../contract/trends.js'

interface Noted {
  readonly reference: ReferencePopulation
  readonly sites: number | null
  readonly notes: readonly Note[]
  readonly seed: number
  readonly replicates: number
}

/** What a reader of the answer must know beside its numbers. */
export function representationNotes(
  question: RepresentationQuestion,
  groups: readonly ComparedGroup[],
  { reference, sites, notes, seed, replicates }: Noted,
): readonly Note[] {
  const isMerged = groups.some(({ withheld }) => withheld.length > 0)
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['estimand', true, estimand(question, groups, reference, sites)],
    ['reference', true, referenceText(reference)],
    [
      'running',
      question.grain !== 'none',
      `Each period compares all patients contributed ${question.from === null ? '' : `from ${question.from} `}up to its end.`,
    ],
    [
      'not-reported',
      question.reported.length > 1,
      'Where the distance with those not reported and the one without them differ, it is by what is missing and not by who is here: read both.',
    ],
    [
      'noise-floor',
      true,
      `A distance below the 95th percentile of its noise floor cannot be told from none. Intervals and floors are of ${replicates} samples drawn by chance (seed ${seed}).`,
    ],
    [
      'withheld-together',
      isMerged,
      'Values that few patients have are compared as one, here and in the reference; so the distance can be smaller than that of all values.',
    ],
  ]
  const own = texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
  return [...own, ...notes]
}

const referenceText = ({ label, date, source }: ReferencePopulation): string =>
  `${date === null ? label : `${label}, ${date}`}: ${source.replace(/\.$/, '')}.`

/** Who is compared, by which clock, of how many sites, and for how many of them the attribute is missing. */
function estimand(
  { attribute, by, from, to }: RepresentationQuestion,
  groups: readonly ComparedGroup[],
  { label }: ReferencePopulation,
  sites: number | null,
): string {
  const among = sites === null ? '' : ` from ${sites} ${sites === 1 ? 'site' : 'sites'}`
  const bounds = [from === null ? '' : ` from ${from}`, to === null ? '' : ` before ${to}`].join('')
  const missing = by.length > 0 ? null : missingShare(groups[0])
  const known = missing === null ? '' : ` It is not known for ${(100 * missing).toFixed(1)} % of them.`
  const name = dimensionOf(attribute).label.toLowerCase()
  return `Patients in the repository${among}, each once, by their first contribution${bounds}: their ${name} beside that of ${label}.${known}`
}

/** Of the last period, where it may be told. */
function missingShare(group: ComparedGroup | undefined): number | null {
  const all = group?.periods.at(-1)?.comparisons.find(({ reported }) => reported === 'all')
  const cell = all?.categories.find(({ value }) => value === notKnown.value)?.cell
  return cell?.status === 'shown' ? cell.share : null
}
