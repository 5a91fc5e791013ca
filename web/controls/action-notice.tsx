import { ApiProblem } from '../api/problem-error.js'
import { words } from '../words/words.js'
import { Notice } from './notice.js'

const { refused } = words.operations

interface Props {
  readonly error: Error
  readonly dismiss: () => void
}

/** Why what an operator asked for was not done: what happened, what stands, what to do. */
export function ActionNotice({ error, dismiss }: Props) {
  const { kind, title, text } = told(error)
  return <Notice kind={kind} title={title} text={text} action={{ label: refused.dismiss, act: dismiss }} />
}

interface Told {
  readonly kind: 'fault' | 'caution'
  readonly title: string
  readonly text: string
}

function told(error: Error): Told {
  if (!(error instanceof ApiProblem)) return { kind: 'fault', title: refused.failed.title, text: error.message }
  const { problem } = error
  const detail = sentence(problem.detail)
  switch (problem.status) {
    case 0:
      return { kind: 'fault', ...refused.unreachable }
    case 403:
      return { kind: 'fault', title: refused.forbidden.title, text: `${detail} ${refused.forbidden.todo}` }
    case 404:
      return { kind: 'fault', title: refused.unknown.title, text: `${detail} ${refused.unknown.todo}` }
    case 409: {
      const { title, stands } = problem.detail.includes('another export') ? refused.busy : refused.notNow
      return { kind: 'caution', title, text: `${stands} ${detail}` }
    }
    default:
      return { kind: 'fault', title: refused.failed.title, text: `${detail} ${refused.failed.stands}` }
  }
}

/** @example sentence('another export is running') // 'Another export is running.' */
const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
