import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVENTS_BEHIND, streamEvents, type WatchedEvent } from '../../runtime/http/streamEvents.ts'
import type { HostEvent, HostEvents } from '../../runtime/inbound/HostEvents.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

type Told = { readonly event: string; readonly data: WatchedEvent }

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
      if (lines.has('event')) yield { event: lines.get('event') ?? '', data: JSON.parse(lines.get('data') ?? '') }
    }
  }
}

async function watch(query = '') {
  const leaving = new AbortController()
  const response = await fetch(`${host.url}/api/events${query}`, { signal: leaving.signal })
  const told = read(response.body)
  return { response, next: async () => (await told.next()).value as Told, leave: () => leaving.abort() }
}
const write = async (text: string, from: string) =>
  (await host.ask('POST', '/api/channels/web/messages', says(text, from))).body

test('tells of turns and queues as they happen', async () => {
  const watching = await watch()
  expect(watching.response.headers.get('content-type')).toBe('text/event-stream')
  const { conversationId, turnId } = await write('refund', 'watched')
  expect(await watching.next()).toEqual({
    event: 'turn',
    data: { type: 'turn', conversationId, turnId, owner: 'queue', queue: 'billing' },
  })
  expect(await watching.next()).toMatchObject({ event: 'queue', data: { queue: 'billing', change: 'enqueued' } })
  watching.leave()
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

test('a reader that is too slow is told to read anew and is cut, and costs nothing any more', async () => {
  const bus = createBus()
  const stream = streamEvents(bus, () => true, new AbortController().signal)
  for (let index = 0; index < EVENTS_BEHIND + 10; index += 1) bus.publish([{ type: 'release', hash: `r${index}` }])
  expect(bus.listeners.size).toBe(0)
  const told: string[] = []
  for await (const { event } of read(stream)) told.push(event)
  expect(told.length).toBeLessThanOrEqual(EVENTS_BEHIND + 1)
  expect(told.at(-1)).toBe('reload')
})

test('a reader that leaves is forgotten', async () => {
  const bus = createBus()
  const stream = streamEvents(bus, () => true, new AbortController().signal)
  expect(bus.listeners.size).toBe(1)
  await stream.cancel()
  expect(bus.listeners.size).toBe(0)
})
