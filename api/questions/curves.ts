import { curveAnswer } from '#analytics/contract/curves.js'
import { curveSheet } from '#analytics/contract/curve-sheet.js'
import { curveParameters } from '#analytics/question/curve-parameters.js'
import { parseCurveQuestion } from '#analytics/question/parse-curve-question.js'
import { askCurves } from './ask-curves.js'
import { tableQuestion } from './table-question.js'

export const curves = tableQuestion({
  summary: 'Time to discharge, death, intensive care or ventilation by group, with competing events',
  parameters: curveParameters,
  answers: { name: 'CurveAnswer', schema: curveAnswer },
  parse: parseCurveQuestion,
  ask: (open, question, { policy }) => askCurves(open, question, policy),
  tells: ['hospitalStay'],
  sheet: curveSheet,
  fileName: ({ question, snapshot }) => `topogram-curves-${question.event}-${snapshot.id}`,
})
