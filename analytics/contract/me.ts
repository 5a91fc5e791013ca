import { z } from 'zod'
import { roles } from './trends.js'

/** The answer of `/me`: as whom the caller reads, and how they can sign in. */
export const meAnswer = z.object({
  role: z.enum(roles),
  name: z.string().nullable().describe('Of the token or the person; null for who did not sign in.'),
  provider: z.string().nullable().describe('Where people sign in besides by a token; null where nowhere.'),
})
export type MeAnswer = Readonly<z.infer<typeof meAnswer>>

/** What is sent to sign in by a token. */
export const tokenSignIn = z.strictObject({ token: z.string().trim().min(1).max(200) })
export type TokenSignIn = Readonly<z.infer<typeof tokenSignIn>>

/** Why a person comes back from the provider without having signed in. */
export const signInProblems = ['over', 'denied', 'no-role', 'away', 'failed'] as const
export type SignInProblem = (typeof signInProblems)[number]
