import { once } from 'node:events'
import type { Socket } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { createAllowList } from './createAllowList.ts'
import { createConnector, openSocket, type Place } from './createConnector.ts'
import { createGuard, type Lookup, systemLookup } from './createGuard.ts'
import { EgressError } from './EgressError.ts'
import { explainFailure } from './explainFailure.ts'
import { type Hop, isRedirect, nextHop, parseUrl } from './nextHop.ts'
import { type Body, sendable } from './outboundBody.ts'
import { type Headers, outboundHeaders } from './outboundHeaders.ts'

export type EgressRequest = {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body?: Body
  /** for the whole call: names, connections, redirects and the last byte */
  readonly timeoutMs: number
  /** bytes of the response's body; default 256 KB */
  readonly maxBytes?: number
}

/** An answer that is read as it comes. */
export type EgressStream = Omit<EgressResponse, 'body'> & {
  /** ends with an `EgressError` when it is too long, too late or breaks off; whoever stops reading ends the connection */
  readonly body: AsyncIterable<Uint8Array>
}

export type EgressResponse = {
  readonly status: number
  /** names in lower case; a repeated header's values joined by a comma */
  readonly headers: Headers
  /** decoded as UTF-8 */
  readonly body: string
}

/** The only way out of the host. */
export interface Egress {
  /** rejects with an `EgressError`, never with anything else */
  call(request: EgressRequest): Promise<EgressResponse>
  /** waits for the calls under way */
  close(): Promise<void>
}

/** The same way out, for what is too long to be held. */
export interface Streaming {
  /** rejects as `call` does, with the body still to come */
  stream(request: EgressRequest): Promise<EgressStream>
}

/** The same way out, for another protocol than HTTP. */
export interface Dialing {
  /** a connection, which the caller ends; rejects as `call` does */
  connect(place: Place): Promise<Socket>
}

export const MAX_RESPONSE_BYTES = 256 * 1024
export const MAX_REDIRECTS = 3

/**
 * Builds the guarded client of bots, `request` nodes and deliveries. `allow` names hosts, addresses and ranges that may be called
 * although they are not public; a wrong one is an `AppError`. Proxies named in the environment are not used: they would connect for us,
 * past the guard.
 */
export function createEgress(options: {
  readonly allow: readonly string[]
  readonly lookup?: Lookup
}): Egress & Streaming & Dialing {
  const guard = createGuard(createAllowList(options.allow), options.lookup ?? systemLookup)
  const agent = new Agent({
    connect: createConnector(guard),
    // One clock limits the whole call; undici's own limit only the pauses in it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    call: async (request) => {
      const { body, ...answer } = await open(agent, request)
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return { ...answer, body: new TextDecoder().decode(Buffer.concat(chunks)) }
    },
    stream: (request) => open(agent, request),
    connect: (place) => openSocket(guard, place),
    close: () => agent.close(),
  }
}

async function open(agent: Agent, request: EgressRequest): Promise<EgressStream> {
  const { method, body = null, timeoutMs, maxBytes = MAX_RESPONSE_BYTES } = request
  const first = parseUrl(request.url)
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), timeoutMs)
  const late = once(clock.signal, 'abort').then(() => Promise.reject(new Error('late')))
  late.catch(() => {}) // when nobody waits any more
  let host = first.hostname
  let status: number | null = null
  let redirects = 0
  const explained = (error: unknown): EgressError =>
    explainFailure(error, { host, status, hasRedirected: redirects > 0, isLate: clock.signal.aborted, timeoutMs })
  async function* read(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
    } catch (error) {
      throw explained(error)
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    let hop: Hop = { url: first, method, headers: outboundHeaders(request.headers), body }
    for (;;) {
      host = hop.url.hostname
      status = null
      // undici heeds the signal only once it is connected; what connects later is dropped then.
      const response = await Promise.race([send(agent, hop, clock.signal), late])
      const headers = joined(response.headers)
      const { location } = headers
      if (location === undefined || !isRedirect(response.statusCode)) {
        status = response.statusCode
        return { status, headers, body: read(bodyOf(response, headers, maxBytes, host)) }
      }
      drop(response)
      redirects += 1
      if (redirects > MAX_REDIRECTS) {
        throw new EgressError('tooManyRedirects', `${first.hostname} redirected more than ${MAX_REDIRECTS} times.`)
      }
      hop = nextHop(hop, response.statusCode, location)
    }
  } catch (error) {
    clearTimeout(timer)
    throw explained(error)
  }
}

function send(
  agent: Agent,
  { url, method, headers, body }: Hop,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const path = `${url.pathname}${url.search}`
  return agent.request({ origin: url.origin, path, method, headers, body: sendable(body), signal })
}

/** Gives up the body of a response, which may never end. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {}) // destroying an unread body is reported there
  body.destroy()
}

/** The bytes of a body, which is neither longer than was said nor encoded; throws at once where the headers tell. */
function bodyOf(
  response: Dispatcher.ResponseData,
  headers: Headers,
  maxBytes: number,
  host: string,
): AsyncIterable<Uint8Array> {
  const status = response.statusCode
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const isTooLarge = Number(headers['content-length'] ?? 0) > maxBytes
  if (isTooLarge || (encoding !== 'identity' && encoding !== '')) {
    drop(response)
    if (isTooLarge) throw tooLarge(host, maxBytes, status)
    throw new EgressError('badResponse', `${host} answered in an encoding that was not asked for.`, { status })
  }
  response.body.on('error', () => {}) // told to who reads; nobody may
  return within(response.body, () => tooLarge(host, maxBytes, status), maxBytes)
}

async function* within(
  chunks: AsyncIterable<Uint8Array>,
  tooLong: () => EgressError,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) throw tooLong()
    yield chunk
  }
}

function tooLarge(host: string, maxBytes: number, status: number): EgressError {
  return new EgressError('tooLarge', `${host} answered with more than ${maxBytes} bytes.`, { status })
}

function joined(headers: { readonly [name: string]: string | string[] | undefined }): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}
