import ipaddr from 'ipaddr.js'

/** Azure's host agent answers here to every machine of a tenant: the only metadata service with a public address. */
const METADATA = ['168.63.129.16']

/** The part of IPv6 that is handed out to the public internet (RFC 4291, IANA). All else is refused, whatever it may come to mean. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Names the special range that an IP address belongs to (`loopback`, `private`, `carrierGradeNat`, `rfc6052` …); null for an ordinary public
 * one. An IPv4 address inside an IPv6 one is judged as itself when the system connects to it as such (IPv4-mapped), and refused with its
 * whole range where a router would translate it (NAT64, 6to4, Teredo).
 */
export function refusedRange(address: string): string | null {
  const ip = parseAddress(address)
  if (ip === null) return 'unreadable'
  if (METADATA.includes(ip.toString())) return 'metadata'
  const range = ip.range()
  if (range !== 'unicast') return range
  return ip instanceof ipaddr.IPv6 && !ip.match(GLOBAL_UNICAST) ? 'reserved' : null
}

/** The library takes `::1.2.3.4` for IPv4-mapped; the system connects to `::102:304`. */
const COMPATIBLE = /^::\d+\./

/** An address as it will be connected to: IPv4-mapped IPv6 is IPv4. Null for what is none. */
export function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // The library reads 010.1 and 0x7f.1 as IPv4 too; whatever connects may read them otherwise.
  const isPlain = address.includes(':') ? ipaddr.IPv6.isValid(address) : ipaddr.IPv4.isValidFourPartDecimal(address)
  return isPlain && !COMPATIBLE.test(address) ? ipaddr.process(address) : null
}
