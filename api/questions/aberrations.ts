import { aberrationAnswer as answerOf } from '#analytics/aberrations/aberration-answer.js'
import { aberrationSheet } from '#analytics/contract/aberration-sheet.js'
import { aberrationAnswer } from '#analytics/contract/aberrations.js'
import { aberrationParameters } from '#analytics/question/aberration-parameters.js'
import { parseAberrationQuestion } from '#analytics/question/parse-aberration-question.js'
import { askTrends } from './ask-trends.js'
import { tableQuestion } from './table-question.js'

export const aberrations = tableQuestion({
  summary: 'Counts that stand out from what came before them, by EARS or Farrington',
  parameters: aberrationParameters,
  answers: { name: 'AberrationAnswer', schema: aberrationAnswer },
  parse: parseAberrationQuestion,
  ask: async (open, question, { policy }) =>
    answerOf(await askTrends(open, { ...question, cumulative: false }, policy), question),
  sheet: aberrationSheet,
  fileName: ({ measure, snapshot }) => `topogram-aberrations-${measure.id}-${snapshot.id}`,
})
