import type { Role } from '#analytics/contract/trends.js'

/** Whoever asks over HTTP is the public, until there are tokens and sessions to say otherwise. */
export const httpRole: Role = 'public'
