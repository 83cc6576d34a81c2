import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecentEvents, EVENTS_KEPT, type WatchedEvent } from '../../runtime/http/recentEvents.ts'
import { EVENTS_BEHIND, streamEvents } from '../../runtime/http/streamEvents.ts'
import type { HostEvent, HostEvents } from '../../runtime/inbound/HostEvents.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

type Told = { readonly id: string | undefined; readonly event: string; readonly data: WatchedEvent }

/** Reads a stream of events until so many of them have come. */
async function* read(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Told> {
  let text = ''
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
      )
      text = text.slice(end + 2)
      if (!lines.has('event')) continue
      yield { id: lines.get('id'), event: lines.get('event') ?? '', data: JSON.parse(lines.get('data') ?? '') }
    }
  }
}

async function watch(query = '', after?: string) {
  const leaving = new AbortController()
  const headers = after === undefined ? {} : { 'last-event-id': after }
  const response = await fetch(`${host.url}/api/events${query}`, { signal: leaving.signal, headers })
  const told = read(response.body)
  return { response, next: async () => (await told.next()).value as Told, leave: () => leaving.abort() }
}
const write = async (text: string, from: string) =>
  (await host.ask('POST', '/api/channels/web/messages', says(text, from))).body

test('tells of turns and queues as they happen', async () => {
  const told = await watch()
  expect(told.response.headers.get('content-type')).toBe('text/event-stream')
  const { conversationId, turnId } = await write('refund', 'watched')
  expect(await told.next()).toEqual({
    id: expect.stringMatching(/^e_\w+\.\d+$/),
    event: 'turn',
    data: { type: 'turn', conversationId, turnId, owner: 'queue', queue: 'billing' },
  })
  expect(await told.next()).toMatchObject({ event: 'queue', data: { queue: 'billing', change: 'enqueued' } })
  told.leave()
})

test('tells only of the conversation or the queue that is asked for', async () => {
  const { conversationId } = await write('hello', 'one')
  const [ofConversation, ofQueue] = [await watch(`?conversation=${conversationId}`), await watch('?queue=general')]
  await write('refund', 'another')
  await write('nonsense', 'one')
  await write('nonsense', 'one')
  const last = await write('nonsense', 'one')
  expect((await ofConversation.next()).data).toMatchObject({ type: 'turn', conversationId })
  expect(last.enqueued?.queue).toBe('general')
  expect((await ofQueue.next()).data).toMatchObject({ type: 'turn', queue: 'general', turnId: last.turnId })
  expect((await ofQueue.next()).data).toMatchObject({ type: 'queue', queue: 'general' })
  ofConversation.leave()
  ofQueue.leave()
})

test('a host that closes ends the streams at once', async () => {
  const closing = await startHost(desk)
  const response = await fetch(`${closing.url}/api/events`)
  const ended = response.text()
  await closing.close()
  expect(await ended).toContain('retry:')
})

/** A bus whose listeners can be counted. */
function createBus(): HostEvents & { readonly listeners: Set<(event: HostEvent) => void> } {
  const listeners = new Set<(event: HostEvent) => void>()
  return {
    listeners,
    publish: (events) => {
      for (const event of events) for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const watching = { isWanted: () => true, after: null, ending: new AbortController().signal }

test('a reader that is too slow is told to read anew and is cut, and goes on from what it heard when it comes back', async () => {
  const bus = createBus()
  const recent = createRecentEvents(bus, 'run')
  const stream = streamEvents(recent, watching)
  for (let index = 0; index < EVENTS_BEHIND + 10; index += 1) bus.publish([{ type: 'release', hash: `r${index}` }])
  const told: Told[] = []
  for await (const one of read(stream)) told.push(one)
  expect(told.length).toBeLessThanOrEqual(EVENTS_BEHIND + 2)
  expect(told.at(-1)).toMatchObject({ event: 'reload', id: undefined })
  const heard = told.at(-2)?.id ?? ''
  const missed = recent.since(heard)?.map(({ event }) => (event.type === 'release' ? event.hash : ''))
  expect(missed?.at(-1)).toBe(`r${EVENTS_BEHIND + 9}`)
  expect(told.length - 1 + (missed?.length ?? 0)).toBe(EVENTS_BEHIND + 10)
})

test('a reader that comes back gets what it missed, and then what happens', async () => {
  const beginning = await watch()
  await write('hello', 'resumed')
  const { id } = await beginning.next()
  beginning.leave()
  const { turnId } = await write('bills', 'resumed')
  const again = await watch('', id)
  expect(await again.next()).toMatchObject({ event: 'turn', data: { turnId } })
  expect(await again.next()).toMatchObject({ event: 'queue', data: { queue: 'billing' } })
  const next = await write('refund', 'resumed-after')
  expect(await again.next()).toMatchObject({ event: 'turn', data: { turnId: next.turnId } })
  again.leave()
})

test.each(['e_other.1', '1', 'constructor', '.', 'x'.repeat(5_000)])(
  'a reader that has heard %s, which is of no start of this host, is told to read anew, and goes on',
  async (after) => {
    const again = await watch('', after)
    const { event, id, data } = await again.next()
    expect([event, data, typeof id]).toEqual(['reload', { because: 'too old' }, 'string'])
    const { turnId } = await write('hello', `after-${after.slice(0, 20)}`)
    expect(await again.next()).toMatchObject({ event: 'turn', data: { turnId } })
    again.leave()
  },
)

test('so many events are kept and no more: whoever missed one that is not is told so', () => {
  const bus = createBus()
  const recent = createRecentEvents(bus, 'run')
  for (let index = 0; index < 5_000; index += 1) bus.publish([{ type: 'release', hash: `r${index}` }])
  expect(recent.last()).toBe('run.5000')
  expect(recent.since('run.5000')).toEqual([])
  expect(recent.since(`run.${5_000 - EVENTS_KEPT}`)).toHaveLength(EVENTS_KEPT)
  for (const gone of [`run.${4_999 - EVENTS_KEPT}`, 'run.0', 'run.5001', 'nur.4999'])
    expect(recent.since(gone)).toBeNull()
})

test('a reader that leaves is forgotten', async () => {
  let left = 0
  const recent = createRecentEvents(createBus(), 'run')
  const counted = {
    ...recent,
    subscribe: (listener: Parameters<typeof recent.subscribe>[0]) => {
      const leave = recent.subscribe(listener)
      return () => {
        left += 1
        leave()
      }
    },
  }
  const stream = streamEvents(counted, watching)
  await stream.cancel()
  expect(left).toBe(1)
})

test('an event is written once, however many read it', () => {
  const bus = createBus()
  const recent = createRecentEvents(bus, 'run')
  const heard: Uint8Array[] = []
  for (let reader = 0; reader < 3; reader += 1) recent.subscribe(({ bytes }) => heard.push(bytes()))
  bus.publish([{ type: 'release', hash: 'abc' }])
  expect(new Set(heard).size).toBe(1)
  expect(new TextDecoder().decode(heard[0])).toBe(
    'id: run.1\nevent: release\ndata: {"type":"release","hash":"abc"}\n\n',
  )
})

test('so many readers and no more: the next is told to come again', () => {
  const recent = createRecentEvents(createBus(), 'run')
  const leave = Array.from({ length: 2_000 }, () => recent.subscribe(() => {}))
  expect(() => recent.subscribe(() => {})).toThrow(expect.objectContaining({ code: 'unavailable' }))
  leave[0]?.()
  expect(() => recent.subscribe(() => {})).not.toThrow()
})
