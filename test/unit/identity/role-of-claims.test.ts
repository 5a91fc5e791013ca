import { describe, expect, it } from '@jest/globals'
import { roleOfClaims } from '#api/identity/oidc/role-of-claims.js'

const roles = { stats: 'researcher', heads: 'manager', ops: 'operator' } as const

describe('the role of a person', () => {
  it.each([
    [{ roles: ['stats'] }, 'roles', 'researcher'],
    [{ roles: 'heads' }, 'roles', 'manager'],
    [{ realm: { roles: ['staff', 'stats'] } }, 'realm.roles', 'researcher'],
    [{ 'https://example.org/roles': ['ops'] }, 'https://example.org/roles', 'operator'],
    [{ roles: ['ops', 'stats'] }, 'roles', 'operator'],
    [{ roles: ['stats', 'ops'] }, 'roles', 'operator'],
  ])('of %j by %s is %s', (claims, path, role) => expect(roleOfClaims(claims, path, roles)).toBe(role))

  it.each([
    [{}, 'roles'],
    [{ roles: ['staff'] }, 'roles'],
    [{ roles: { stats: true } }, 'roles'],
    [{ roles: [['stats']] }, 'roles'],
    [{ roles: 'stats,ops' }, 'roles'],
    [{ roles: ['toString', '__proto__', 'constructor'] }, 'roles'],
    [{ realm: 'stats' }, 'realm.roles'],
    [{ realm: null }, 'realm.roles'],
    [{ roles: ['stats'] }, '__proto__.roles'],
  ])('of %j by %s is none', (claims, path) => expect(roleOfClaims(claims, path, roles)).toBeNull())
})
