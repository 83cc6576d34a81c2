import type { AlbumStore, TakenAlbum } from '../../inbound/AlbumStore.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import type { HostEvents } from '../../inbound/HostEvents.ts'
import { createWorker, type Worker } from '../../outbox/createWorker.ts'

/** How long the parts of an album are waited for. */
const GATHER_MS = 1_500
/** After the last news of an album this long some may still be waiting. */
const PENDING_MS = 2 * GATHER_MS

export type Albums = {
  /** keeps a part; resolves when it is on disk */
  readonly keep: (arrival: Arrival, album: string) => Promise<void>
  /** decides what waits of a sender now, before what they wrote after it */
  readonly flush: (channel: string, address: string) => Promise<void>
  readonly worker: Worker
}

export type AlbumDeps = {
  readonly store: AlbumStore
  readonly events: HostEvents
  readonly receive: (arrival: Arrival) => Promise<unknown>
  readonly failed: (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
}

/** Makes one message of an album, whose parts come in webhooks of their own, in any order, to any host: each is on disk when it is acknowledged. */
export function createAlbums({ store, events, receive, failed, clock }: AlbumDeps): Albums {
  let pendingUntil = 0
  // Who hears nothing of another host's album decides it by its time, which is all that is lost.
  const onWake = (wake: () => void) =>
    events.subscribe((event) => {
      if (event.type !== 'wake' || event.what !== 'albums') return
      pendingUntil = clock() + PENDING_MS
      wake()
    })
  const run = async ({ turn, parts }: TakenAlbum): Promise<void> => {
    const whole = wholeOf(turn, parts)
    if (whole !== null) await receive(whole)
    await store.done(turn)
  }
  return {
    keep: async (arrival, album) => {
      if (!('channel' in arrival.from)) return
      const { channel, address } = arrival.from
      await store.keep([{ arrival, channel, address, album }], clock() + GATHER_MS)
      events.publish([{ type: 'wake', what: 'albums' }])
    },
    flush: async (channel, address) => {
      if (clock() > pendingUntil) return
      const now = clock()
      for (const album of await store.claimDue(now, 10, now + GATHER_MS, { channel, address })) await run(album)
    },
    worker: createWorker({
      claimDue: store.claimDue,
      renew: store.renew,
      nextDueAt: store.nextDueAt,
      run,
      onWake,
      failed,
      clock,
    }),
  }
}

/** All pictures, and the words that came with any of them. */
function wholeOf(source: string, parts: readonly Arrival[]): Arrival | null {
  const [first] = parts
  if (first === undefined || first.event.type !== 'message') return null
  const messages = parts.flatMap(({ event }) => (event.type === 'message' ? [event] : []))
  return {
    ...first,
    source,
    event: {
      ...first.event,
      text: messages.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
      attachments: messages.flatMap(({ attachments = [] }) => attachments),
    },
  }
}
