import { dimensionOf } from '../catalogue/dimensions.js'
import { notKnown, valueLabel } from '../catalogue/values.js'
import type {
  DistanceCell,
  Reporting,
  RepresentationComparison,
  RepresentationQuestion,
  ShareCell,
} from '../contract/representation.js'
import { categoryGaps } from '../statistics/representation/category-gaps.js'
import { jensenShannonDistance } from '../statistics/representation/jensen-shannon.js'
import { shares } from '../statistics/representation/shares.js'
import { withheldTogether, type MergedCategories } from './merge-withheld.js'
import type { Resampled } from './resampled.js'

interface Category {
  readonly value: string
  readonly here: number
  readonly reference: number
}

const suppressed = { status: 'suppressed', reason: 'protected' } as const

/**
 * The patients of a group at the end of a period beside the reference.
 *
 * Everything is computed of the counts it shows: the merged ones are a category of their own. Where those not reported
 * are merged with others, those known cannot be told from them; where all are one category, there is nothing to compare.
 */
export function compare(
  merged: MergedCategories,
  at: number,
  reported: Reporting,
  { attribute, confidence }: Pick<RepresentationQuestion, 'attribute' | 'confidence'>,
  resampled: Resampled,
): RepresentationComparison {
  const categories = merged.categories
    .filter(({ value }) => reported === 'all' || value !== notKnown.value)
    .map(({ value, counts, reference }) => ({ value, here: counts[at] ?? 0, reference }))
  const isKnown = reported === 'all' || !merged.withheld.includes(notKnown.value)
  const isComparable = merged.withheld.length === 0 || categories.length > 1
  const theirs = shares(categories.map(({ reference }) => reference)) ?? []
  const label = (value: string) =>
    value === withheldTogether ? 'Withheld, taken together' : valueLabel(dimensionOf(attribute), value)
  const compared = (cells: readonly ShareCell[]) =>
    categories.map(({ value }, i) => ({
      ...{ value, label: label(value), shareInReference: theirs[i] ?? 0 },
      cell: cells[i] ?? suppressed,
    }))
  if (merged.isShown[at] !== true || !isKnown || !isComparable) {
    return { reported, patients: suppressed, distance: suppressed, categories: compared([]) }
  }
  const value = sumOf(categories.map(({ here }) => here))
  const all = sumOf(merged.categories.map(({ counts }) => counts[at] ?? 0))
  const none = { status: 'undefined', reason: all === 0 ? 'no-patients' : 'none-reported' } as const
  return {
    reported,
    patients: { status: 'shown', value },
    distance: distanceCell(categories, confidence, resampled) ?? none,
    categories: compared(shareCells(categories, confidence) ?? categories.map(() => none)),
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

function shareCells(categories: readonly Category[], confidence: number): readonly ShareCell[] | null {
  const here = categories.map((each) => each.here)
  const reference = categories.map((each) => each.reference)
  const gaps = categoryGaps(here, reference, confidence)
  if (gaps === null) return null
  return gaps.map(({ shareHere, difference, interval }, i) => ({
    ...{ status: 'shown', patients: here[i] ?? 0, share: shareHere, difference, interval },
  }))
}

function distanceCell(categories: readonly Category[], confidence: number, resampled: Resampled): DistanceCell | null {
  const here = categories.map((each) => each.here)
  const reference = categories.map((each) => each.reference)
  const value = jensenShannonDistance(here, reference)
  const chance = resampled(here, reference, confidence)
  return value === null || chance === null ? null : { status: 'shown', value, ...chance }
}
