import type { OpenAPIObject } from '@nestjs/swagger'
import type { z } from 'zod'
import { meAnswer } from '#analytics/contract/me.js'
import { nextExportAnswer } from '#analytics/contract/next-export.js'

type Paths = OpenAPIObject['paths']
type Operation = NonNullable<Paths[string]['get']>

export const identitySchemas: Readonly<Record<string, z.ZodType>> = {
  ...{ MeAnswer: meAnswer, NextExportAnswer: nextExportAnswer },
}

const problems = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
const badCredentials = { description: 'Credentials that are not known here, or none any more', content: problems }

const asked = (summary: string, answer: string): Operation => ({
  ...{ summary, tags: ['identity'], parameters: [] },
  responses: {
    200: {
      description: 'The answer',
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
    },
    401: badCredentials,
  },
})

/** What everybody may ask about themselves, and about when there will be news. */
export const identityPaths: Paths = {
  '/api/v1/me': { get: asked('As whom the caller reads, and how they can sign in', 'MeAnswer') },
  '/api/v1/next-export': { get: asked('When the next scheduled export begins', 'NextExportAnswer') },
}

/** How a caller says who they are. Without either they are the public. */
export const securitySchemes = {
  token: {
    ...{ type: 'http' as const, scheme: 'bearer' },
    description: 'A token of npx topogram token create, or an access token of the configured provider.',
  },
  session: {
    ...{ type: 'apiKey' as const, in: 'cookie' as const, name: 'topogram-session-3000' },
    description:
      'From signing in at /auth/login, or from POST /auth/session with {"token": "…"}. The name ends in the port; over HTTPS it is __Host-topogram-session.',
  },
}

const signedIn = [{ token: [] }, { session: [] }]

/** Of questions: nobody has to sign in, and whoever does may. */
export const forEverybody = [{}, ...signedIn]

const refusals = {
  401: { description: 'Not for the public, or bad credentials', content: problems },
  403: { description: 'For another role, or asked by a page of another site', content: problems },
}

const operators = (operation: Operation): Operation => ({
  ...operation,
  security: signedIn,
  responses: { ...operation.responses, ...refusals },
})

/** The same paths, said to be for operators. */
export function forOperators(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, { get, post, ...rest }]) => [
      path,
      { ...rest, ...(get && { get: operators(get) }), ...(post && { post: operators(post) }) },
    ]),
  )
}
