import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'

const oidc = 'issuer: https://login.example.org, clientId: topogram, roles: { stats: researcher }'
const parsed = (yaml: string) => parseConfiguration(yaml, 'topogram.yaml', '/').identity

describe('the configuration of identity', () => {
  it('needs nothing: then there are tokens, and sessions of half an hour, at most eight', () => {
    expect(parsed('')).toEqual({ sessions: { idle: 1_800_000, longest: 28_800_000, renew: 600_000 } })
  })

  it('takes a provider by its issuer, a client and roles, and asymmetric algorithms alone', () => {
    expect(parsed(`identity: { oidc: { ${oidc} } }`).oidc).toMatchObject({
      ...{ scope: 'openid profile', rolesClaim: 'roles', algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
    })
    expect(
      parsed(`identity: { oidc: { ${oidc.replace('https://login.example.org', 'http://127.0.0.1:9000/x')} } }`),
    ).toHaveProperty('oidc.issuer', 'http://127.0.0.1:9000/x')
  })

  it.each([
    [oidc.replace('https:', 'http:'), 'identity.oidc.issuer: expected an address that begins with https://'],
    [oidc.replace('researcher', 'boss'), 'expected one of researcher, manager, operator'],
    [oidc.replace('researcher', 'public'), 'expected one of researcher, manager, operator'],
    [oidc.replace('{ stats: researcher }', '{}'), 'expected at least one value with a role'],
    [`${oidc}, algorithms: [HS256]`, 'expected one of RS256'],
    [`${oidc}, algorithms: [none]`, 'expected one of RS256'],
    [`${oidc}, clientID: x`, 'did you mean "clientId"?'],
    [`${oidc}, clientSecret: hunter2`, 'a secret is never written into the configuration'],
  ])('refuses { %s } with what was expected', (settings, said) => {
    expect(() => parsed(`identity: { oidc: { ${settings} } }`)).toThrow(said)
    expect(() => parsed(`identity: { oidc: { ${settings} } }`)).not.toThrow('hunter2')
  })
})
