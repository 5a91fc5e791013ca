import { qualityAnswer } from '#analytics/contract/quality.js'
import { qualitySheet } from '#analytics/contract/quality-sheet.js'
import { parseQualityQuestion } from '#analytics/question/parse-quality-question.js'
import { qualityParameters } from '#analytics/question/quality-parameters.js'
import { askQuality } from './ask-quality.js'
import { tableQuestion } from './table-question.js'

export const quality = tableQuestion({
  summary:
    'How complete each field is, by group and period; what the checks found, what was not mapped and what was rejected',
  parameters: qualityParameters,
  answers: { name: 'QualityAnswer', schema: qualityAnswer },
  parse: parseQualityQuestion,
  ask: (open, question, { policy }) => askQuality(open, question, policy),
  sheet: qualitySheet,
  fileName: ({ snapshot }) => `topogram-quality-${snapshot.id}`,
})
