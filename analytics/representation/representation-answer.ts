import { z } from 'zod'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { dimensionOf } from '../catalogue/dimensions.js'
import type { ComparedGroup, RepresentationAnswer, RepresentationQuestion } from '../contract/representation.js'
import type { Note } from '../contract/trends.js'
import type { TallyTable } from '../cube/arrange.js'
import { disclosedExclusions } from '../cube/exclusions.js'
import { groupLabel, inOrder } from '../cube/groups.js'
import { isFilling } from '../cube/trend-answer.js'
import type { Policy } from '../disclosure/policy.js'
import { BadQuestion } from '../question/bad-question.js'
import type { Uniform } from '../statistics/random/uniform.js'
import { categoryCounts, type CountedGroup } from './category-counts.js'
import { compare } from './compare.js'
import { allWithheld, mergeWithheld, protectedGroups } from './merge-withheld.js'
import { replicatesFor, resampling } from './resampled.js'
import { representationNotes } from './representation-notes.js'

export interface RepresentationContext {
  readonly snapshot: RepresentationAnswer['snapshot']
  readonly reference: ReferencePopulation
  readonly policy: Policy
  /** The row of `behindStatement`. */
  readonly behind: Readonly<Record<string, unknown>>
  /** What any answer over this snapshot says. */
  readonly notes: readonly Note[]
  /** Chance from its beginning, by its seed. */
  readonly seed: number
  readonly random: () => Uniform
}

const behind = z.object({ sites: z.number(), patients: z.number(), undated: z.number(), undatedPatients: z.number() })

/** Each is drawn anew some hundred times, so that an answer has to be a short one. */
const mostComparisons = 240

/**
 * The answer as a client gets it, from the exact table and what the role may see of it.
 *
 * @param table patients by group, attribute and period
 * @throws BadQuestion where there would be too many comparisons
 */
export function representationAnswer(
  question: RepresentationQuestion,
  table: TallyTable,
  context: RepresentationContext,
): RepresentationAnswer {
  const { reference, snapshot, policy, seed } = context
  const { sites, patients, ...excluded } = behind.parse(context.behind)
  const isTold = policy.threshold === null || patients >= policy.threshold
  const figures = reference.attributes[question.attribute]
  if (figures === undefined) throw new RangeError(`${reference.id} has no ${question.attribute}`)
  const counted = categoryCounts(question, table, figures)
  const replicates = replicatesOf(question, counted, table)
  const groups = comparedGroups(question, counted, table, replicates, context)
  const { label, description } = dimensionOf(question.attribute)
  return {
    question,
    snapshot,
    attribute: { id: question.attribute, label, description },
    reference: { id: reference.id, label: reference.label, source: reference.source, date: reference.date },
    countingUnit: 'patients',
    groups,
    excluded: disclosedExclusions(excluded, policy),
    resampling: { seed, replicates },
    threshold: policy.threshold,
    notes: representationNotes(question, groups, { ...context, sites: isTold ? sites : null, replicates }),
  }
}

function replicatesOf({ by, reported }: RepresentationQuestion, groups: readonly CountedGroup[], table: TallyTable) {
  const comparisons = groups.length * table.periods.length * reported.length
  if (comparisons <= mostComparisons) return replicatesFor(comparisons)
  const message = `gives ${groups.length} groups by ${table.periods.length} periods, more than can be compared at once (${mostComparisons / reported.length}); ask for fewer of either`
  throw new BadQuestion([{ field: by.length === 0 ? 'grain' : 'by', message }])
}

function comparedGroups(
  question: RepresentationQuestion,
  counted: readonly CountedGroup[],
  { periods }: TallyTable,
  replicates: number,
  { policy: { threshold }, snapshot, random }: RepresentationContext,
): readonly ComparedGroup[] {
  const resampled = resampling(random, replicates)
  const hidden = protectedGroups(
    counted.map(({ categories }) => categories),
    threshold,
  )
  const groups = counted.map(({ key, categories }, i) => {
    const merged = hidden[i] ? allWithheld(categories) : mergeWithheld(categories, threshold)
    return {
      key,
      label: groupLabel(key),
      withheld: merged.withheld,
      periods: periods.map((period, at) => ({
        period,
        provisional: isFilling(question, period?.to ?? null, snapshot.dataTo),
        comparisons: question.reported.map((reported) => compare(merged, at, reported, question, resampled)),
      })),
    }
  })
  return inOrder(question.by, groups)
}
