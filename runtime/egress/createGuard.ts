import { lookup as dnsLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { AllowList } from './createAllowList.ts'
import { EgressError } from './EgressError.ts'
import { refusedRange } from './refusedRange.ts'

export type ResolvedAddress = { readonly address: string; readonly family: number }

/** Every address of a name; rejects when it has none. */
export type Lookup = (host: string) => Promise<readonly ResolvedAddress[]>

export const systemLookup: Lookup = (host) => dnsLookup(host, { all: true })

/** Judges where a connection leads; `hosts` as they stand in addresses. */
export type Guard = {
  /** throws an `EgressError` for an address that is written out and not permitted: a socket asks no lookup for it */
  readonly permitWritten: (host: string) => void
  /** gives a socket the permitted addresses of a name alone */
  readonly lookup: LookupFunction
}

/** Permits public addresses, and what is allowed. */
export function createGuard(allow: AllowList, lookup: Lookup): Guard {
  const permit = (host: string, addresses: readonly ResolvedAddress[]): readonly ResolvedAddress[] => {
    if (addresses.length === 0) throw new EgressError('unreachable', `${host} has no address.`, { wasSent: false })
    if (allow.hasHost(host)) return addresses
    const judged = addresses.map((found) => ({
      found,
      range: allow.hasAddress(found.address) ? null : refusedRange(found.address),
    }))
    const permitted = judged.filter(({ range }) => range === null).map(({ found }) => found)
    if (permitted.length === 0) throw refusal(host, judged[0]?.range ?? 'unknown')
    return permitted
  }
  return {
    permitWritten: (host) => {
      const family = isIP(host)
      if (family !== 0) permit(host, [{ address: host, family }])
    },
    lookup: (host, options, callback) => {
      lookup(host)
        .then((addresses) => permit(host, addresses))
        .then(
          (permitted) => {
            const [first] = permitted
            if (options.all === true || first === undefined) callback(null, [...permitted])
            else callback(null, first.address, first.family)
          },
          (error: Error) => callback(error, []),
        )
    },
  }
}

function refusal(host: string, range: string): EgressError {
  return new EgressError(
    'refusedAddress',
    `${host} leads to an address that is not public (${range}). If it is yours, add it to USHER_EGRESS_ALLOW.`,
    { wasSent: false },
  )
}

/** What a connection that did not come about is told as. */
export function unreached(host: string, error: unknown): EgressError {
  if (error instanceof EgressError) return error
  const code = codeOf(error)
  const more = { wasSent: false, cause: error }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new EgressError('timeout', `${host} did not accept a connection in time.`, more)
  }
  return new EgressError('unreachable', `${host} cannot be reached (${code}).`, more)
}

/** The system's code of an error, such as ECONNREFUSED. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}
