import { eventBytes, type RecentEvents, type ToldEvent, type WatchedEvent } from './recentEvents.ts'

/** Events that a reader may be behind; more, and it is cut and told to read everything anew. */
export const EVENTS_BEHIND = 1_000
/** Shorter than the idle time of common proxies. */
const HEARTBEAT_MS = 15_000
const encoder = new TextEncoder()
const STILL_HERE = encoder.encode(': still here\n\n')

export type Watching = {
  readonly isWanted: (event: WatchedEvent) => boolean
  /** the id that the reader has heard last; null: it begins */
  readonly after: string | null
  /** ends the stream when it is aborted */
  readonly ending: AbortSignal
}

/**
 * The host's events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), each with its id: from now on, or from where a reader has been before. One
 * that missed more than is kept, or is too slow and so cut, gets `reload`: what it missed is in the API.
 */
export function streamEvents(recent: RecentEvents, { isWanted, after, ending }: Watching): ReadableStream<Uint8Array> {
  let stop = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (bytes: Uint8Array) => controller.enqueue(bytes)
        const end = () => {
          stop()
          controller.close()
        }
        const tell = ({ event, bytes }: ToldEvent) => {
          if (!isWanted(event)) return
          if ((controller.desiredSize ?? 0) > 0) return write(bytes())
          // Without an id: who comes back is told what it missed.
          write(eventBytes('reload', { because: 'too slow' }))
          end()
        }
        // A reader whose connection was cut asks again after this many milliseconds.
        write(encoder.encode('retry: 2000\n\n'))
        const missed = after === null ? [] : recent.since(after)
        if (missed === null) write(eventBytes('reload', { because: 'too old' }, recent.last()))
        else if (missed.length === 0) write(encoder.encode(`id: ${recent.last()}\n\n`))
        const unsubscribe = recent.subscribe(tell)
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) write(STILL_HERE)
        }, HEARTBEAT_MS)
        ending.addEventListener('abort', end)
        stop = () => {
          unsubscribe()
          clearInterval(heartbeat)
          ending.removeEventListener('abort', end)
        }
        for (const told of missed ?? []) tell(told)
        if (ending.aborted) end()
      },
      cancel: () => stop(),
    },
    { highWaterMark: EVENTS_BEHIND + 2 },
  )
}
