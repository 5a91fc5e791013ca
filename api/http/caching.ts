import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Strong validation: an answer is fixed by its bytes. A client that has it already is told so with an empty 304.
 *
 * @returns what to send
 */
export function validated(request: FastifyRequest, reply: FastifyReply, body: string | Uint8Array) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  void reply.headers({
    ETag: etag,
    'Cache-Control': 'no-cache',
    Vary: 'Accept, Accept-Encoding, Authorization, Cookie',
  })
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) {
    void reply.status(304)
    return ''
  }
  return typeof body === 'string' ? body : Buffer.from(body)
}
