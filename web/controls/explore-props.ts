import type { CatalogueAnswer } from '#analytics/contract/catalogue.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'

/** What every control of a question is given: what can be asked, what is asked, and how to ask another. */
export interface ControlProps {
  readonly catalogue: CatalogueAnswer
  readonly question: TrendQuestion
  readonly ask: (question: TrendQuestion) => void
}
