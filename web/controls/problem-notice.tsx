import { ApiProblem } from '../api/problem-error.js'
import { words } from '../words/words.js'
import { Notice } from './notice.js'

interface Props {
  readonly error: Error
  readonly retry?: () => void
  /** The last good answer is still drawn beneath. */
  readonly stands?: boolean
}

/** A failed answer in words: which field of the question was bad and what it may be, or that the server is away. */
export function ProblemNotice({ error, retry, stands = false }: Props) {
  const { states } = words
  const action = retry ? { action: { label: states.retry, act: retry } } : {}
  if (!(error instanceof ApiProblem)) {
    return <Notice kind="fault" title={states.failed.title} text={error.message} {...action} />
  }
  if (error.isBeforeFirstSnapshot) return <Notice kind="caution" {...states.firstExport} {...action} />
  const title = titleOf(error)
  const text = error.isUnreachable ? states.unreachable.text : error.problem.detail
  return (
    <Notice kind="fault" title={title} text={stands ? `${text} ${states.failed.stands}` : text} {...action}>
      <FieldErrors error={error} />
    </Notice>
  )
}

function titleOf(error: ApiProblem): string {
  if (error.isUnreachable) return words.states.unreachable.title
  return error.isPassing ? words.states.failed.title : words.states.refused.title
}

function FieldErrors({ error: { problem } }: { readonly error: ApiProblem }) {
  return (
    <>
      {problem.errors && (
        <ul>
          {problem.errors.map(({ field, message, allowed }) => (
            <li key={`${field} ${message}`}>
              <strong>{field}</strong>: {message} {allowed && words.states.allowed(allowed.slice(0, 12).join(', '))}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId && <p>{words.states.failed.request(problem.requestId)}</p>}
    </>
  )
}
