import { roundTo } from './rounding.js'

/** What may be shown of a count on its own; null where nothing may. */
export type PrimaryRule = (count: number) => number | null

const hiddenBelow =
  (threshold: number): PrimaryRule =>
  (count) =>
    count > 0 && count < threshold ? null : count

/**
 * Rules of the offices whose data repositories of this kind hold. Each looks at one count alone: that a hidden one is not
 * given back by its row is for the audit to see.
 *
 * @example primaryRules.nhsDigital(8) // 10
 */
export const primaryRules = {
  /** No cell of 1 to 10; zero may be shown. Centers for Medicare & Medicaid Services; ResDAC, 26 Jan 2024. */
  cms: hiddenBelow(11),
  /** No cell of 1 to 19, shown as "<20". National COVID Cohort Collaborative, attribution and publication policy. */
  n3c: hiddenBelow(20),
  /** Below the national level no cell of 1 to 7, others to the nearest 5. NHS Digital, Hospital Episode Statistics, 2018. */
  nhsDigital: (count) => (hiddenBelow(8)(count) === null ? null : roundTo(count, 5)),
} satisfies Readonly<Record<string, PrimaryRule>>
