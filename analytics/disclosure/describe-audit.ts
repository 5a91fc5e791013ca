import type { AuditUsed } from './audited.js'

/** How the audit of an answer reads to the person it is for; null where there was nothing to audit. */
export function describeAudit(used: AuditUsed | null): string | null {
  switch (used) {
    case 'programme':
      return 'What is withheld was audited with a linear programme: the rest of this answer does not give it back.'
    case 'groups-withheld':
      return `${tooLarge}, so all groups are withheld. Ask for fewer groups, or for longer periods.`
    case 'everything-withheld':
      return `${tooLarge}, so all of it is withheld. Ask for fewer groups, or for longer periods.`
    case 'nothing-withheld':
    case null:
      return null
  }
}

const tooLarge = 'Too much of this answer is withheld to make sure that the rest does not give it back'
