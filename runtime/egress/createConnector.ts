/*
 * The guard stands where the connection is made: the addresses that were judged are the addresses that the socket gets, so a name that
 * answers otherwise a second later changes nothing. Connections that are kept alive were judged when they were opened.
 */
import { lookup as dnsLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AllowList } from './createAllowList.ts'
import { EgressError } from './EgressError.ts'
import { refusedRange } from './refusedRange.ts'

export type ResolvedAddress = { readonly address: string; readonly family: number }

/** Every address of a name; rejects when it has none. */
export type Lookup = (host: string) => Promise<readonly ResolvedAddress[]>

export const systemLookup: Lookup = (host) => dnsLookup(host, { all: true })

/** Longer than any service takes to answer a SYN, shorter than a customer waits. */
const CONNECT_TIMEOUT_MS = 10_000

/** Makes connections to public addresses, and to what is allowed; everything else is an `EgressError` before a packet leaves. */
export function createConnector(allow: AllowList, lookup: Lookup): buildConnector.connector {
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

  const guardedLookup: LookupFunction = (host, options, callback) => {
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
  }
  const connectTo = buildConnector({ lookup: guardedLookup, timeout: CONNECT_TIMEOUT_MS })

  return (options, callback) => {
    const { hostname } = options
    try {
      // A socket asks no lookup for an address that is written out.
      const family = isIP(hostname)
      if (family !== 0) permit(hostname, [{ address: hostname, family }])
    } catch (error) {
      callback(unreached(hostname, error), null)
      return
    }
    connectTo(options, (...[error, socket]) => {
      if (error === null) callback(null, socket)
      else callback(unreached(hostname, error), null)
    })
  }
}

function refusal(host: string, range: string): EgressError {
  return new EgressError(
    'refusedAddress',
    `${host} leads to an address that is not public (${range}). If it is yours, add it to USHER_EGRESS_ALLOW.`,
    { wasSent: false },
  )
}

function unreached(host: string, error: unknown): EgressError {
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
