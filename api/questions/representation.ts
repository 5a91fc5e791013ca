import { representationAnswer } from '#analytics/contract/representation.js'
import { representationSheet } from '#analytics/contract/representation-sheet.js'
import { parseRepresentationQuestion } from '#analytics/question/parse-representation-question.js'
import { representationParameters } from '#analytics/question/representation-parameters.js'
import { askRepresentation } from './ask-representation.js'
import { tableQuestion } from './table-question.js'

export const representation = tableQuestion({
  summary: 'How far the patients are from a reference population, by attribute and over time',
  parameters: representationParameters,
  answers: { name: 'RepresentationAnswer', schema: representationAnswer },
  parse: (parameters, { references }) => parseRepresentationQuestion(parameters, references),
  ask: (open, question, { policy, references }) => {
    const reference = references.find(({ id }) => id === question.reference)
    if (reference === undefined) throw new RangeError(`no reference population is named "${question.reference}"`)
    return askRepresentation(open, question, policy, reference)
  },
  sheet: representationSheet,
  fileName: ({ question: { attribute }, snapshot }) => `topogram-representation-${attribute}-${snapshot.id}`,
})
