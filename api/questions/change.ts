import { changeAnswer as answerOf } from '#analytics/change/change-answer.js'
import { changeAnswer } from '#analytics/contract/change.js'
import { changeSheet } from '#analytics/contract/change-sheet.js'
import { changeParameters } from '#analytics/question/change-parameters.js'
import { parseChangeQuestion } from '#analytics/question/parse-change-question.js'
import { askTrends } from './ask-trends.js'
import { tableQuestion } from './table-question.js'

/** The statistics of change are made of the trend as the caller sees it: what it withholds they do not know either. */
export const change = tableQuestion({
  summary: 'Percent change a period, with its interval and model, and joinpoints',
  parameters: changeParameters,
  answers: { name: 'ChangeAnswer', schema: changeAnswer },
  parse: parseChangeQuestion,
  ask: async (open, question, { policy }) => {
    const asTrend = { ...question, cumulative: false }
    const trend = await askTrends(open, asTrend, policy)
    const isShare = trend.measure.kind === 'proportion'
    const bySite = isShare ? await askTrends(open, { ...asTrend, by: ['site'] }, { threshold: null }) : null
    return answerOf(trend, question, bySite)
  },
  sheet: changeSheet,
  fileName: ({ measure, snapshot }) => `topogram-change-${measure.id}-${snapshot.id}`,
})
