import type { Json } from '../../schemas/flow.ts'
import type { Egress, EgressResponse } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import { environmentValue, fillEnvironment } from '../engine/environmentNames.ts'
import type { Effect } from '../engine/index.ts'
import type { CallOutcome } from '../outbox/Carriers.ts'
import { parseJson } from './parseJson.ts'

type Environment = { readonly [name: string]: string | undefined }
type CallRequest = Extract<Effect, { type: 'callRequest' }>

const MAX_TIMEOUT_MS = 60_000

/** Performs the HTTP call of a `request` node and makes an event of what it comes to. Rejects with nothing but our own bugs. */
export async function callService(egress: Egress, effect: CallRequest, env: Environment): Promise<CallOutcome> {
  const { call, method, url, secrets = [] } = effect
  if (secrets.some((name) => environmentValue(env, name) === null)) {
    return { reached: true, event: { type: 'requestFailed', call, reason: 'notConfigured' } }
  }
  const { headers, body } = encoded(effect, (name) => (secrets.includes(name) ? environmentValue(env, name) : null))
  let response: EgressResponse
  try {
    const timeoutMs = Math.min(effect.timeout, MAX_TIMEOUT_MS)
    response = await egress.call({ method, url, headers, timeoutMs, ...(body === null ? {} : { body }) })
  } catch (error) {
    if (!(error instanceof EgressError)) throw error
    const { reason, wasSent } = error
    const event = { type: 'requestFailed', call, reason } as const
    // Only a call that did not leave, or changes nothing there, may be made again: the service may know no idempotency key.
    const isRepeatable = reason === 'unreachable' && (!wasSent || method === 'GET')
    return isRepeatable ? { reached: false, event } : { reached: true, event }
  }
  const value = decoded(response)
  const isOk = response.status >= 200 && response.status < 300
  if (value === undefined && isOk)
    return { reached: true, event: { type: 'requestFailed', call, reason: 'invalidResponse' } }
  const { status } = response
  return {
    reached: true,
    event: { type: 'requestReturned', call, status, body: value === undefined ? response.body : value },
  }
}

/** A body is JSON, but for a text whose author says that it is something else (a form, say). */
function encoded({ call, method, headers, body }: CallRequest, secret: (name: string) => string | null) {
  const sent: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': call }
  for (const [name, value] of Object.entries(headers)) sent[name.toLowerCase()] = fillEnvironment(value, secret)
  if (body === undefined) return { headers: sent, body: null }
  const type = sent['content-type'] ?? 'application/json'
  const isPlain = typeof body === 'string' && !isJson(type)
  return { headers: { ...sent, 'content-type': type }, body: isPlain ? body : JSON.stringify(body) }
}

/** The body as a value: JSON when it says so or looks so, text otherwise, null when there is none; undefined for broken JSON. */
function decoded({ headers, body }: EgressResponse): Json | undefined {
  if (body.trim() === '') return null
  const value = parseJson(body) as Json | undefined // what JSON.parse gives
  if (isJson(headers['content-type'] ?? '')) return value
  // Many services send JSON as text/plain; a bare word or number is more likely meant as text.
  return value !== undefined && /^\s*[[{]/.test(body) ? value : body
}

const isJson = (type: string): boolean => /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)
