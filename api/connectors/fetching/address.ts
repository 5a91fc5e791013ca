import { ConnectorError } from '../connector.js'
import type { Call } from './call.js'

/** The address of a server, below which everything is asked. @throws ConnectorError for one that cannot be used */
export function baseOf(address: string, source: string): URL {
  if (!URL.canParse(address))
    throw new ConnectorError(`${source}: expected an address such as https://host, got another`)
  const base = new URL(address)
  if (base.protocol !== 'https:' && base.protocol !== 'http:') {
    throw new ConnectorError(
      `${source}: expected an address that begins with https:// or http://, got ${base.protocol}`,
    )
  }
  if (base.username !== '' || base.password !== '') {
    throw new ConnectorError(`${source}: the address holds a user name or password; give them by their own settings`)
  }
  base.search = base.hash = ''
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return base
}

/** Where a call goes. @throws ConnectorError for another server */
export function urlOf({ path, query = {} }: Call, base: URL, source: string): URL {
  if (!URL.canParse(path, base)) throw new ConnectorError(`${source}: a request has no address to go to`)
  const url = new URL(path, base)
  if (url.origin !== base.origin) {
    throw new ConnectorError(`${source}: ${url.host} is not the server of this source, ${base.host}`)
  }
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) url.searchParams.append(name, value)
  }
  return url
}
