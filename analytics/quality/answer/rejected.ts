import { z } from 'zod'
import type { RejectedRecords } from '../../contract/quality.js'
import { complement } from '../../disclosure/complement.js'

const counts = z.array(
  z.object({
    ...{ source: z.string(), entity: z.string(), rule: z.string() },
    field: z.string().nullable(),
    records: z.number(),
  }),
)
export type RejectedCount = z.infer<typeof counts>[number]

export const parseRejected = (rows: readonly unknown[]): readonly RejectedCount[] => counts.parse(rows)

/**
 * Records kept out, by rule. Nobody of them is counted in the repository; they are guarded as a line whose sum is known,
 * since what a snapshot's tables hold is told elsewhere.
 */
export function rejected(all: readonly RejectedCount[], threshold: number | null): readonly RejectedRecords[] {
  const line = all.map(({ records }) => [records])
  const small = all.map(({ records }) => threshold !== null && records < threshold)
  const withheld = threshold === null ? small : complement(line, small, threshold)
  const told = all.map(({ records, ...about }, i): RejectedRecords => ({
    ...about,
    records: withheld[i] ? { status: 'suppressed', reason: 'protected' } : { status: 'shown', value: records },
  }))
  const isShown = ({ records }: RejectedRecords): boolean => records.status === 'shown'
  // As they come they are ordered by their number, which those withheld must not be.
  return [...told.filter(isShown), ...told.filter((each) => !isShown(each)).toSorted(byName)]
}

const byName = (a: RejectedRecords, b: RejectedRecords): number => (nameOf(a) < nameOf(b) ? -1 : 1)

const nameOf = ({ source, entity, rule, field }: RejectedRecords): string =>
  JSON.stringify([source, entity, rule, field])
