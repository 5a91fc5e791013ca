import { trendSheet } from '#analytics/contract/trend-sheet.js'
import { trendAnswer } from '#analytics/contract/trends.js'
import { parseTrendQuestion } from '#analytics/question/parse-trend-question.js'
import { trendParameters } from '#analytics/question/trend-parameters.js'
import { askTrends } from './ask-trends.js'
import { tableQuestion } from './table-question.js'

export const trends = tableQuestion({
  summary: 'A measure by up to three dimensions, over time or at once',
  parameters: trendParameters,
  answers: { name: 'TrendAnswer', schema: trendAnswer },
  parse: parseTrendQuestion,
  ask: (open, question, { policy }) => askTrends(open, question, policy),
  sheet: trendSheet,
  fileName: ({ measure, snapshot }) => `topogram-${measure.id}-${snapshot.id}`,
})
