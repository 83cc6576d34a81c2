import ipaddr from 'ipaddr.js'
import { AppError } from '../AppError.ts'
import { parseAddress } from './refusedRange.ts'

/** What the operator trusts although it is not on the public internet. */
export type AllowList = {
  /** the name itself, wherever it leads */
  readonly hasHost: (host: string) => boolean
  readonly hasAddress: (address: string) => boolean
}

type Cidr = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Reads the entries of USHER_EGRESS_ALLOW: host names (`bot.internal`, exactly that name), addresses (`127.0.0.1`, `::1`) and ranges
 * (`10.0.0.0/8`). An entry that is none of these is an `AppError`, so that a slip of the pen neither opens nor closes anything in silence.
 */
export function createAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>()
  const ranges: Cidr[] = []
  for (const written of entries) {
    const entry = written.trim()
    if (entry === '') continue
    const range = parseRange(entry)
    const host = range === null ? parseHost(entry) : null
    if (range !== null) ranges.push(range)
    else if (host !== null) hosts.add(host)
    else {
      throw new AppError('missingConfiguration', {
        detail: `USHER_EGRESS_ALLOW: "${entry}" is neither a host name, an address nor a range. Write bot.internal, 127.0.0.1 or 10.0.0.0/8, without scheme, port or wildcard.`,
      })
    }
  }
  return {
    hasHost: (host) => hosts.has(bareHost(host)),
    hasAddress: (address) => {
      const ip = parseAddress(address)
      return ip !== null && ranges.some((range) => range[0].kind() === ip.kind() && ip.match(range[0], range[1]))
    },
  }
}

function parseRange(entry: string): Cidr | null {
  const [, bare] = /^\[(.*)\]$/.exec(entry) ?? [null, entry]
  const address = parseAddress(bare ?? '')
  if (address !== null) return [address, address.kind() === 'ipv4' ? 32 : 128]
  const [base, bits] = entry.split('/')
  if (base === undefined || bits === undefined || parseAddress(base) === null) return null
  return ipaddr.isValidCIDR(entry) ? ipaddr.parseCIDR(entry) : null
}

function parseHost(entry: string): string | null {
  // By the URL parser, so that an entry in Chinese or capitals is the name that an address has.
  const url = URL.parse(`http://${entry}`)
  if (url === null || /[/:@?#*\\[\]\s]/.test(entry) || parseAddress(url.hostname) !== null) return null
  return bareHost(url.hostname)
}

const bareHost = (host: string): string => host.toLowerCase().replace(/\.$/, '')
