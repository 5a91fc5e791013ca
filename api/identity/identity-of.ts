import type { Configuration } from '#api/configuration.js'
import type { Home } from '#api/snapshots/home.js'
import { Identity } from './identity.js'
import { Oidc } from './oidc/oidc.js'
import { Tokens } from './tokens.js'

/** Who may ask, as the configuration says. @throws SecretError where a provider's secret is not where it refers to */
export function identityOf({ identity, folder }: Configuration, home: Home): Identity {
  const oidc = identity.oidc === undefined ? null : new Oidc(identity.oidc, folder)
  return new Identity(identity, new Tokens(home), oidc)
}
