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
  if (error.isOfNoSnapshot) return null
  if (error.isBeforeFirstSnapshot) return <Notice kind="caution" {...states.firstExport} {...action} />
  const text = textOf(error)
  // A refused question stays refused, and its fields say all: neither asking again nor the request's number helps.
  return (
    <Notice
      kind="fault"
      title={titleOf(error)}
      text={stands ? `${text} ${states.failed.stands}` : text}
      {...(error.isPassing ? action : {})}
    >
      {error.isPassing && error.problem.requestId && <p>{states.failed.request(error.problem.requestId)}</p>}
    </Notice>
  )
}

function titleOf(error: ApiProblem): string {
  if (error.isUnreachable) return words.states.unreachable.title
  return error.isPassing ? words.states.failed.title : words.states.refused.title
}

const mostAllowed = 12

/** What is wrong with each field and what it may be; the server's sentence where it names no field. */
function textOf({ isUnreachable, problem }: ApiProblem): string {
  const { states } = words
  if (isUnreachable) return states.unreachable.text
  if (!problem.errors?.length) return problem.detail
  return problem.errors
    .map(({ field, message, allowed }) =>
      allowed?.length ? `${field}: ${message} ${states.allowed(allowed, mostAllowed)}.` : `${field}: ${message}.`,
    )
    .join(' ')
}
