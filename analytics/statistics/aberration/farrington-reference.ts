import type { FarringtonSettings } from './farrington-settings.js'

/** A past week that the expected count comes from. */
export interface ReferenceWeek {
  readonly count: number
  /** In weeks, before the week in question: below zero. */
  readonly time: number
  /** 0 for the season of the week in question. */
  readonly level: number
}

/**
 * The past weeks that a week is compared with, and the season of each.
 *
 * The windows about the same week of the past years are of one season; the weeks between them are cut into seasons of
 * equal length, or as near to it as they go.
 *
 * @param counts by week, null where not known: those are left out
 * @returns null where the series does not go back as far
 */
export function referenceWeeks(
  counts: readonly (number | null)[],
  week: number,
  settings: FarringtonSettings,
): readonly ReferenceWeek[] | null {
  const { weeksPerYear, years, halfWindow, seasonLevels, weeksLeftOut } = settings
  const first = week - years * weeksPerYear - halfWindow
  if (first < 0) return null
  return counts.slice(first, Math.max(first, week - weeksLeftOut)).flatMap((count, i) => {
    const time = first + i - week
    const level = levelOf(time, settings)
    return count === null || (seasonLevels === 1 && level !== 0) ? [] : [{ count, time, level }]
  })
}

function levelOf(time: number, { weeksPerYear, halfWindow, seasonLevels }: FarringtonSettings): number {
  const sinceWindow = ((((time + halfWindow) % weeksPerYear) + weeksPerYear) % weeksPerYear) - (2 * halfWindow + 1)
  if (sinceWindow < 0) return 0
  const between = weeksPerYear - (2 * halfWindow + 1)
  return 1 + Math.floor((sinceWindow * (seasonLevels - 1)) / between)
}
