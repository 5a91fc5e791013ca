import type { Role } from '#analytics/contract/trends.js'

/** Credentials that came and are none, or none any more: who sends them must not go on as the public unawares. */
export class BadCredentials extends Error {
  override readonly name: string = 'BadCredentials'
}

/** The session of a browser is over: the next request without its cookie is the public's. */
export class SessionEnded extends BadCredentials {
  override readonly name = 'SessionEnded'
}

/** What was asked for is not for the public. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded'
}

/** What was asked for is for other roles. */
export class OtherRoleNeeded extends Error {
  override readonly name = 'OtherRoleNeeded'
}

const listed = new Intl.ListFormat('en', { type: 'disjunction' })

/** What to tell a caller of this role of an address that is for others. */
export function notFor(role: Role, roles: readonly Role[]): SignInNeeded | OtherRoleNeeded {
  const whom = `this is for the role ${listed.format(roles)}`
  return role === 'public'
    ? new SignInNeeded(`${whom}; sign in, or send a token in the header Authorization: Bearer`)
    : new OtherRoleNeeded(`${whom}; you are signed in as ${role}`)
}
