import { runningWithheld } from '../disclosure/running.js'
import { withhold } from '../disclosure/table.js'
import type { CategoryCount } from './category-counts.js'

/** A group's categories as the caller may know them. */
export interface MergedCategories {
  /** Values that are one category, `withheld`, here and in the reference. */
  readonly withheld: readonly string[]
  /** All patients up to the end of each period. */
  readonly categories: readonly CategoryCount[]
  /** Whether the numbers of each period may be shown. */
  readonly isShown: readonly boolean[]
}

export const withheldTogether = 'withheld'

/**
 * Merge the categories that must not be told apart, before anything is computed of them: what is computed then gives
 * back no more than the counts that are shown.
 *
 * It is decided once for all periods, by the counts at the end, and whether or not those not reported are asked for:
 * answers that merged differently would give a withheld count back by their difference. Of what is left, a period is
 * shown where no two that are shown give a small count as their difference.
 *
 * @param categories all of a group: the sum of their counts is known wherever the period is shown
 * @param threshold null: the caller sees exact numbers
 */
export function mergeWithheld(categories: readonly CategoryCount[], threshold: number | null): MergedCategories {
  if (threshold === null)
    return { withheld: [], categories: categories.map(running), isShown: everyPeriod(categories, true) }
  const sums = categories.map(({ counts }) => [[sumOf(counts)]])
  const decided = withhold([...sums, [[sumOf(sums.flat(2))]]], threshold).map(([hidden]) => hidden === true)
  if (decided.at(-1)) return allWithheld(categories)
  const hidden = categories.filter((_, i) => decided[i])
  const kept = categories.filter((_, i) => !decided[i])
  const merged = hidden.length === 0 ? kept : [...kept, mergedOf(hidden)]
  return {
    withheld: hidden.map(({ value }) => value),
    categories: merged.map(running),
    isShown: shownPeriods(merged, threshold),
  }
}

/** A group of which nothing may be known. */
export const allWithheld = (categories: readonly CategoryCount[]): MergedCategories => ({
  withheld: categories.map(({ value }) => value),
  categories: [mergedOf(categories)].map(running),
  isShown: everyPeriod(categories, false),
})

/**
 * Which groups are withheld whole: those with few patients, and others where all of them less the shown ones would give
 * one back.
 */
export function protectedGroups(
  groups: readonly (readonly CategoryCount[])[],
  threshold: number | null,
): readonly boolean[] {
  if (threshold === null) return groups.map(() => false)
  const sizes = groups.map((categories) => sumOf(categories.map(({ counts }) => sumOf(counts))))
  return withhold(
    [...sizes, sumOf(sizes)].map((size) => [[size]]),
    threshold,
  )
    .slice(0, -1)
    .map(([hidden]) => hidden === true)
}

const everyPeriod = (categories: readonly CategoryCount[], isShown: boolean): readonly boolean[] =>
  (categories[0]?.counts ?? []).map(() => isShown)

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

function mergedOf(members: readonly CategoryCount[]): CategoryCount {
  const counts = (members[0]?.counts ?? []).map((_, i) => sumOf(members.map((each) => each.counts[i] ?? 0)))
  return { value: withheldTogether, counts, reference: sumOf(members.map(({ reference }) => reference)) }
}

function running(category: CategoryCount): CategoryCount {
  let sum = 0
  return { ...category, counts: category.counts.map((count) => (sum += count)) }
}

function shownPeriods(merged: readonly CategoryCount[], threshold: number): readonly boolean[] {
  const rows = merged.map(({ counts }) => counts.map((count) => [count]))
  const total = (rows[0] ?? []).map((_, i) => [sumOf(merged.map(({ counts }) => counts[i] ?? 0))])
  const increments = [...rows, total]
  return runningWithheld(increments, withhold(increments, threshold), threshold).map((withheld) => !withheld)
}
