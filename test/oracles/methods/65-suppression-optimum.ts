import { z } from 'zod'
import { isSafe } from '#analytics/disclosure/audit/audit.js'
import { suppress } from '#analytics/disclosure/suppression/suppress.js'
import { toPublish, table } from '../crossed.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ table, threshold: z.number() })

/** At most half as many again as the smallest pattern that there is, rounded up. */
const comparable = { absolute: 0.5, relative: 0.5 }

/**
 * A pattern of our own, which has to pass the audit; how many cells it adds is held against the fewest possible.
 *
 * @param aim weak: no withheld cell is known exactly; strict: nor that it is below the threshold
 * @throws Error where an attacker knows a withheld cell
 */
export function patternOf(input: unknown, aim: 'weak' | 'strict') {
  const { table, threshold } = given.parse(input)
  const { publication, paths } = toPublish(table, threshold)
  const { withheld, audit } = suppress(publication, aim === 'weak' ? 1 : threshold)
  if (!isSafe(audit)) throw new Error(`the pattern does not pass the audit: ${JSON.stringify(audit)}`)
  const primary = paths.filter((_, i) => publication.units[i]?.isWithheld)
  return { primary, added: withheld.filter(Boolean).length - primary.length }
}

const answerOf = ({ primary, added }: ReturnType<typeof patternOf>) => ({ primary, minAdditional: added })

export const suppressionOptimum: OracleMethod = {
  number: '65',
  tolerances: { 'weak.minAdditional': comparable, 'strict.minAdditional': comparable },
  answer: (input) => ({ weak: answerOf(patternOf(input, 'weak')), strict: answerOf(patternOf(input, 'strict')) }),
}
