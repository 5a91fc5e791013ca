import { BlockList, isIPv6 } from 'node:net'

/** Whether an address is of a proxy whose word is taken. */
export type Trusts = (address: string) => boolean

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/**
 * Proxies by their addresses and networks.
 *
 * @example trustedProxies(['10.1.0.0/16'])('10.1.2.3') // true
 */
export function trustedProxies(networks: readonly string[]): Trusts {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  return (address) => list.check(address, familyOf(address))
}
