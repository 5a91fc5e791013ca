import { standardisedAnswer } from '#analytics/contract/standardised.js'
import { standardisedSheet } from '#analytics/contract/standardised-sheet.js'
import { parseStandardisedQuestion } from '#analytics/question/parse-standardised-question.js'
import { standardisedParameters } from '#analytics/question/standardised-parameters.js'
import { askStandardised } from './ask-standardised.js'
import { tableQuestion } from './table-question.js'

export const standardised = tableQuestion({
  summary: 'A proportion by group as if all groups were made up alike, and observed against expected',
  parameters: standardisedParameters,
  answers: { name: 'StandardisedAnswer', schema: standardisedAnswer },
  parse: parseStandardisedQuestion,
  ask: (open, question, { policy }) => askStandardised(open, question, policy),
  sheet: standardisedSheet,
  fileName: ({ measure, snapshot }) => `topogram-standardised-${measure.id}-${snapshot.id}`,
})
