import type { FastifyInstance } from 'fastify'
import type { Settings } from '#api/configuration/schema.js'
import { answerOwnHostOnly } from './own-host.js'
import { rateLimits } from './rate-limit.js'
import { answerRequestId } from './request-id.js'
import { sendSecurityHeaders } from './security-headers.js'
import { limitTime } from './time-limit.js'

/**
 * What every request goes through, in this order. A refusal has its headers and its id as well; who guesses at tokens is
 * refused before the guard, and who asks too often after it, which knows who asks.
 */
export async function harden(
  instance: FastifyInstance,
  { http, questions }: Pick<Settings, 'http' | 'questions'>,
  guard: () => void,
): Promise<void> {
  await sendSecurityHeaders(instance)
  answerRequestId(instance)
  answerOwnHostOnly(instance)
  const rates = await rateLimits(instance, http.rateLimit)
  rates.refuseGuessing()
  guard()
  rates.limitClients()
  limitTime(instance, questions.seconds)
}
