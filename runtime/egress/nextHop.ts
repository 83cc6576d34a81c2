import { EgressError } from './EgressError.ts'
import type { Body } from './outboundBody.ts'
import { type Headers, harmlessHeaders } from './outboundHeaders.ts'

/** One request of a call; a call has several when it is redirected. */
export type Hop = {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  readonly body: Body | null
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** An address that may be called: http or https, no user or password in it. Throws an `EgressError`. */
export function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href)
  if (url === null) throw new EgressError('badUrl', 'The address is not a URL.', { wasSent: base !== undefined })
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const detail = `Only http and https can be called, not ${url.protocol.slice(0, 20)}`
    throw new EgressError('badUrl', detail, { wasSent: base !== undefined })
  }
  if (url.username !== '' || url.password !== '') {
    const detail = `The address of ${url.hostname} holds a user name or password; send an authorization header instead.`
    throw new EgressError('badUrl', detail, { wasSent: base !== undefined })
  }
  return url
}

export const isRedirect = (status: number): boolean => REDIRECTS.has(status)

/**
 * Where a redirect leads, as browsers go (Fetch, 4.4): after 303, and after a POST's 301 and 302, with a GET; after all others with the
 * same again. Another origin gets the harmless headers only. Throws an `EgressError`.
 */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = parseUrl(location, hop.url)
  const headers = url.origin === hop.url.origin ? hop.headers : harmlessHeaders(hop.headers)
  const becomesGet = status === 303 || (hop.method === 'POST' && (status === 301 || status === 302))
  if (!becomesGet) return { ...hop, url, headers }
  const { 'content-type': _, ...rest } = headers
  return { url, method: 'GET', headers: rest, body: null }
}
