import type { AnyAdapter, HookRequest } from '../../../runtime/channels/Adapter.ts'
import type { ChannelEvent } from '../../../runtime/channels/ChannelEvent.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { compareEvent, type Expected } from './compareEvent.ts'
import type { Case } from './readCases.ts'
import { type Difference, differ } from './Verdict.ts'

/** Under which name the platforms of the cases know this host. */
const PUBLIC_URL = 'https://usher.example'

export type Hooked = { readonly differences: readonly Difference[]; readonly events: readonly ChannelEvent[] }

/** A webhook's case: what the adapter makes of the raw request, in the order in which the hook asks it. */
export async function runHook(adapter: AnyAdapter, settings: Channel, given: Case): Promise<Hooked> {
  const expected = given.expect as Expected
  const request = requestOf(given)
  if (request.method === 'GET') return { differences: compareHandshake(adapter, settings, request, given), events: [] }
  if (!adapter.authenticate(request, settings)) {
    const isRight = expected.kind === 'rejected'
    return { differences: isRight ? [] : [{ key: 'authenticate', expected: expected.kind, got: false }], events: [] }
  }
  const events = await adapter.parse(request, settings)
  return { differences: compareAnswer(expected, events, adapter.acknowledge(events).status), events }
}

function compareAnswer(expected: Expected, events: readonly ChannelEvent[], status: number): readonly Difference[] {
  if (expected.kind === 'rejected' && expected.status === 400 && status >= 400) return []
  return [...differ('answer', 200, status), ...compareEvents(expected, events)]
}

function compareEvents(expected: Expected, events: readonly ChannelEvent[]): readonly Difference[] {
  const types = events.map(({ type }) => type)
  if (expected.kind === 'rejected') {
    // A body that nobody can read may be recorded instead of refused; nothing may come of it.
    const isRight = expected.status === 400 && types.every((type) => type === 'unsupported')
    return isRight ? [] : [{ key: 'kind', expected: 'rejected', got: types }]
  }
  if (expected.kind === 'ignored' && events.length === 0) return []
  const { events: wanted = [expected], distinct } = expected as Expected & Batch
  if (events.length !== wanted.length) return [{ key: 'events', expected: wanted.map(({ kind }) => kind), got: types }]
  const turns = new Set(events.filter(({ type }) => type === 'message').map(({ externalId }) => externalId))
  return [
    ...events.flatMap((event, index) => compareEvent(wanted[index] as Expected, event)),
    ...(distinct === undefined ? [] : differ('distinct', distinct, turns.size)),
  ]
}
type Batch = { readonly events?: readonly Expected[]; readonly distinct?: number }

function compareHandshake(
  adapter: AnyAdapter,
  settings: Channel,
  request: HookRequest,
  given: Case,
): readonly Difference[] {
  const expected = given.expect as Expected & {
    readonly body?: string
    readonly json?: unknown
    readonly contentType?: string
  }
  const answer = adapter.verify?.(request, settings) ?? null
  if (expected.kind === 'rejected') {
    return answer === null || answer.status >= 400
      ? []
      : [{ key: 'answer', expected: expected.status, got: answer.status }]
  }
  if (answer === null) return [{ key: 'answer', expected: expected.kind, got: null }]
  const { status, body, contentType = 'text/plain' } = answer
  return [
    ...differ('status', expected.status, status),
    ...(expected.body === undefined ? [] : differ('body', expected.body, body)),
    ...(expected.json === undefined ? [] : differ('body', expected.json, JSON.parse(body))),
    ...(expected.contentType === undefined
      ? []
      : differ('contentType', expected.contentType, contentType.split(';')[0])),
  ]
}

export function requestOf(given: Case): HookRequest {
  const { method, url, query = {}, headers = {}, body = '', now } = given as Case & RawRequest
  const address = new URL(url, PUBLIC_URL)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return {
    method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    query: Object.fromEntries(address.searchParams),
    rawBody: new TextEncoder().encode(body),
    publicUrl: address.href,
    now: now === undefined ? Date.now() : Date.parse(now),
  }
}
type RawRequest = {
  readonly method: HookRequest['method']
  readonly url: string
  readonly query?: HookRequest['query']
  readonly headers?: HookRequest['headers']
  readonly body?: string
  readonly now?: string
}
