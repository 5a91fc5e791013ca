import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify'
import { callerOf } from '#api/identity/caller.js'

/** Whoever asks in another of these ways may get another answer. */
const vary = ['Accept', 'Accept-Encoding', 'Authorization', 'Cookie']

/** A tag names the bytes that are sent, and compressed ones are others (RFC 9110, 8.8.3). */
const encodingSuffix = /-(?:br|gzip)"$/

/**
 * Strong validation: an answer is fixed by its bytes. A client that has it already is told so with an empty 304.
 *
 * @returns what to send
 */
export function validated(request: FastifyRequest, reply: FastifyReply, body: string | Uint8Array) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  // Only the public's answers may lie in a cache that others share.
  const caching = callerOf(request).id === null ? 'no-cache' : 'private, no-cache'
  void reply.headers({ ETag: etag, 'Cache-Control': caching, Vary: vary.join(', ') })
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  const has = known.find((tag) => tag === '*' || tag.replace(encodingSuffix, '"') === etag)
  if (has !== undefined) {
    void reply.status(304).header('ETag', has === '*' ? etag : has)
    return ''
  }
  return typeof body === 'string' ? body : Buffer.from(body)
}

/** Runs after compression. A weak tag, as files of the dashboard have, stands for every encoding and stays. */
const tagByEncoding: onSendHookHandler = (_request, reply, payload, done) => {
  const [etag, encoding, varies] = ['etag', 'content-encoding', 'vary'].map((name) => reply.getHeader(name))
  const isStrong = typeof etag === 'string' && etag.startsWith('"') && !encodingSuffix.test(etag)
  if (isStrong && typeof encoding === 'string') {
    void reply.header('ETag', etag.replace(/"$/, `-${encoding}"`))
  }
  if (varies !== undefined) {
    const names = new Map(
      String(varies)
        .split(',')
        .map((name) => [name.trim().toLowerCase(), name.trim()]),
    )
    void reply.header('Vary', [...names.values()].join(', '))
  }
  done(null, payload)
}

/** Have each encoding of an answer carry a tag of its own. Call it once compression is registered. */
export function tagEncodings(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const before = route.onSend === undefined ? [] : [route.onSend].flat()
    route.onSend = [...before, tagByEncoding]
  })
}
