import { completenessRules } from './completeness-rules.js'
import { integrityRules } from './integrity-rules.js'
import { plausibilityRules } from './plausibility-rules.js'
import type { QualityRule } from './rule.js'
import { sourceRules } from './source-rules.js'
import { timelineRules } from './timeline-rules.js'
import { volumeRules } from './volume-rules.js'

/** Every rule that a draft is checked by before it is published; SQL over `core` and `staging`. */
export const rules: readonly QualityRule[] = [
  ...integrityRules,
  ...plausibilityRules,
  ...timelineRules,
  ...volumeRules,
  ...sourceRules,
  ...completenessRules,
]
