import { delayAnswer } from '#analytics/contract/delay.js'
import { delaySheet } from '#analytics/contract/delay-sheet.js'
import { delayParameters } from '#analytics/question/delay-parameters.js'
import { parseDelayQuestion } from '#analytics/question/parse-delay-question.js'
import { askDelay } from './ask-delay.js'
import { tableQuestion } from './table-question.js'

export const delay = tableQuestion({
  summary: 'How long after the exam studies are contributed, and how many of a period are still to come',
  parameters: delayParameters,
  answers: { name: 'DelayAnswer', schema: delayAnswer },
  parse: parseDelayQuestion,
  ask: (open, question, { policy }) => askDelay(open, question, policy),
  sheet: delaySheet,
  fileName: ({ question: { grain }, snapshot }) => `topogram-delay-${grain}-${snapshot.id}`,
})
