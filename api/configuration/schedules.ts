import { CronTime, validateCronExpression } from 'cron'
import { z } from 'zod'

const example = 'such as "0 */6 * * *" (minute hour day month weekday)'

/** Any instant does, as long as a leap year follows within the eight years that are looked at. */
const aLeapYearFollows = new Date('2027-06-15T00:00:00Z')

function comesDue(schedule: string): boolean {
  try {
    new CronTime(schedule, 'UTC').getNextDateFrom(aLeapYearFollows, 'UTC')
    return true
  } catch {
    return false
  }
}

/** Why a text is no schedule, or null where it is one. An export takes minutes: a field for seconds is a slip. */
function refusal(text: string): string | null {
  const isShort = text.trim().split(/\s+/).length === 5 || (text.startsWith('@') && text !== '@secondly')
  if (!isShort || !validateCronExpression(text).valid) return `expected a cron expression ${example}`
  return comesDue(text) ? null : `expected a cron expression that comes due some day, ${example}`
}

/** When a source is exported. */
export const schedule = z.string(`expected a cron expression ${example}`).superRefine((text, context) => {
  const why = refusal(text)
  if (why !== null) context.addIssue({ code: 'custom', message: `${why}, got ${JSON.stringify(text)}` })
})
