import type { TrendQuestion } from '#analytics/contract/trends.js'
import { words } from '../words/words.js'
import { Notice } from './notice.js'

interface Props {
  readonly question: TrendQuestion
  readonly ask?: ((question: TrendQuestion) => void) | undefined
}

/** Nothing matches: why, and the step that most likely brings something back. */
export function FigureEmpty({ question, ask }: Props) {
  const { title, text, filters, period } = words.figure.empty
  return <Notice kind="plain" title={title} text={text} {...nextStep(question, ask, filters, period)} />
}

function nextStep(question: TrendQuestion, ask: Props['ask'], filters: string, period: string) {
  if (ask === undefined) return {}
  if (question.from !== null || question.to !== null) {
    return { action: { label: period, act: () => ask({ ...question, from: null, to: null }) } }
  }
  return question.where.length > 0 ? { action: { label: filters, act: () => ask({ ...question, where: [] }) } } : {}
}
