import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerJson } from './server.js'

export interface Asked {
  readonly path: string
  /** What was sent. */
  readonly body: string
}

/** @returns the value to answer with, or the status of a refusal */
export type Alter = (asked: Asked, value: unknown) => unknown

/** Refuses with a status. */
export class Refusal {
  constructor(readonly status: number) {}
}

/** A server's handler whose answers are whole and well formed, and others than they should be. */
export const altered =
  (inner: RequestListener, alter: Alter): RequestListener =>
  (request: IncomingMessage, response: ServerResponse) => {
    const sent: Uint8Array[] = []
    request.on('data', (piece: Uint8Array) => sent.push(piece))
    const pieces: string[] = []
    const caught = Object.create(response) as ServerResponse
    let status = 200
    caught.writeHead = (given: number) => {
      status = given
      return caught
    }
    caught.write = ((piece: string) => pieces.push(piece) > 0) as ServerResponse['write']
    caught.end = (piece = '') => {
      const value: unknown = JSON.parse(pieces.join('') + String(piece))
      const other = alter({ path: request.url ?? '', body: Buffer.concat(sent).toString('utf8') }, value)
      if (other instanceof Refusal) answerJson(response, { message: 'no' }, other.status)
      else answerJson(response, other, status)
      return caught
    }
    inner(request, caught)
  }
