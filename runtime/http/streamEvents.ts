import type { HostEvent, HostEvents } from '../inbound/HostEvents.ts'

/** Events that a reader may be behind; more, and it is cut and told to read everything anew. */
export const EVENTS_BEHIND = 1_000
/** Shorter than the idle time of common proxies. */
const HEARTBEAT_MS = 15_000

/** What is told to those who watch: everything but the host's own alarms. */
export type WatchedEvent = Exclude<HostEvent, { readonly type: 'wake' }>

/**
 * The host's events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), from now on. A reader that is too slow gets
 * `reload` and is cut: what it missed is in the API. Ends when `ending` is aborted.
 */
export function streamEvents(
  events: HostEvents,
  isWanted: (event: WatchedEvent) => boolean,
  ending: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => controller.enqueue(encoder.encode(text))
        const end = () => {
          stop()
          controller.close()
        }
        const unsubscribe = events.subscribe((event) => {
          if (event.type === 'wake' || !isWanted(event)) return
          if ((controller.desiredSize ?? 0) > 0) return write(message(event.type, event))
          write(message('reload', { because: 'too slow' }))
          end()
        })
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) write(': still here\n\n')
        }, HEARTBEAT_MS)
        ending.addEventListener('abort', end)
        stop = () => {
          unsubscribe()
          clearInterval(heartbeat)
          ending.removeEventListener('abort', end)
        }
        // A reader whose connection was cut asks again after this many milliseconds.
        write('retry: 2000\n\n')
        if (ending.aborted) end()
      },
      cancel: () => stop(),
    },
    { highWaterMark: EVENTS_BEHIND },
  )
}

const message = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
