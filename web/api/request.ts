import { problemOf, unreachable } from './problem-error.js'

export const root = '/api/v1'

/** @throws ApiProblem */
async function responseTo(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request).catch((cause: unknown) => {
    if (request.signal?.aborted) throw cause
    throw unreachable(cause)
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

/** @throws ApiProblem */
async function answerOf<Answer>(url: string, request: RequestInit): Promise<Answer> {
  const response = await responseTo(url, request)
  // The server that answers is built from the same contract, and it has checked the answer.
  return (await response.json()) as Answer
}

const accept = 'application/json'

export const get = <Answer>(url: string, signal: AbortSignal): Promise<Answer> =>
  answerOf<Answer>(url, { signal, headers: { accept } })

/** Ask for something to be done; a body where there is something to say about it. */
export const post = <Answer>(url: string, body?: object): Promise<Answer> => answerOf<Answer>(url, posting(body))

/** Ask for something that has no answer but that it was done. @throws ApiProblem */
export async function send(url: string, body?: object): Promise<void> {
  await responseTo(url, posting(body))
}

const posting = (body?: object): RequestInit =>
  body === undefined
    ? { method: 'POST', headers: { accept } }
    : { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body: JSON.stringify(body) }
