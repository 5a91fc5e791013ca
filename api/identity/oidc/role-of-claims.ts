import type { Role } from '#analytics/contract/trends.js'
import { grantedRoles } from '../granted-roles.js'

type Claims = Readonly<Record<string, unknown>>

/** Whole names first: some providers have claims such as `https://example.org/roles`. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  return path.split('.').reduce<unknown>((at, part) => {
    const inside = typeof at === 'object' && at !== null ? Object.entries(at) : []
    return inside.find(([name]) => name === part)?.[1]
  }, claims)
}

/**
 * The role of a person or a program by what their provider says of them. Who has several has the last of researcher,
 * manager, operator, so that an answer never depends on the order in which a provider lists them.
 *
 * @returns null where none of the values has a role here
 * @example roleOfClaims({ realm: { roles: ['staff', 'stats'] } }, 'realm.roles', { stats: 'researcher' }) // 'researcher'
 */
export function roleOfClaims(claims: Claims, path: string, roles: Readonly<Record<string, Role>>): Role | null {
  const values = [valueAt(claims, path)].flat().filter((value) => typeof value === 'string')
  const given = values.flatMap((value) => (Object.hasOwn(roles, value) ? (roles[value] ?? []) : []))
  return grantedRoles.findLast((role) => given.includes(role)) ?? null
}
