import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import type { Asks, Loaded, NewQueueItem, TurnStore, TurnWrite } from '../../runtime/inbound/TurnStore.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)

export function messageFrom(address: string, id: string, at = NOON, channel = 'web'): Arrival {
  return {
    source: sourceOf('m', channel, address, id),
    at,
    from: { channel, address },
    event: { type: 'message', text: `text of ${id}` },
  }
}

/** The same event however it comes, as a bot's answer that is sent to several conversations would be. */
export const contestedBy = (address: string, call: string): Arrival => ({
  ...messageFrom(address, call),
  source: sourceOf('c', call),
})

/** The conversation as it is after one more turn; a new one when there was none. */
export function conversationOf(arrival: Arrival, { contact, conversation }: Loaded): TurnWrite['conversation'] {
  const { channel, address } = 'channel' in arrival.from ? arrival.from : { channel: '', address: '' }
  const fresh = {
    id: `c_${address}`,
    contactId: contact?.id ?? `u_${address}`,
    channel,
    address,
    owner: 'flow' as const,
    session: null,
    startedAt: arrival.at,
    lastAgent: null,
    lastAgentAt: null,
    lastEnqueued: null,
    turns: 0,
  }
  const before = conversation ?? fresh
  return { ...before, turns: before.turns + 1, lastActivityAt: arrival.at, isNew: conversation === null }
}

/** A turn as the pipeline would write it, with nothing but the conversation moved on; `change` makes it the turn that a test is about. */
export function turnOf(arrival: Arrival, loaded: Loaded, change: Partial<TurnWrite> = {}): TurnWrite {
  const turnId = `t_${arrival.source}`
  const conversation = change.conversation ?? conversationOf(arrival, loaded)
  const contact = loaded.contact ?? {
    id: conversation.contactId,
    name: null,
    language: null,
    tags: [],
    attributes: {},
    blocked: false,
  }
  return {
    turnId,
    arrival,
    seq: conversation.turns,
    release: 'r1',
    event: arrival.event,
    effects: [],
    trace: [],
    handledBy: 'flow',
    answer: {
      conversationId: conversation.id,
      turnId,
      duplicate: false,
      owner: conversation.owner,
      waitingAt: null,
      release: 'r1',
      replies: [],
    },
    contact: { ...contact, isNew: loaded.contact === null },
    outbox: [],
    startTimer: null,
    cancelTimer: null,
    enqueue: null,
    ...change,
    conversation,
  }
}

export function turnsOf(arrivals: readonly Arrival[], loaded: readonly Loaded[]): readonly TurnWrite[] {
  return arrivals.map((arrival, index) => {
    const known = loaded[index]
    if (!known) throw new Error(`nothing was loaded for ${arrival.source}`)
    return turnOf(arrival, known)
  })
}

/** Runs one arrival; `change` may look at what was loaded. Resolves to what was loaded and how it went. */
export async function runTurn(
  store: TurnStore,
  arrival: Arrival,
  change: Partial<TurnWrite> | ((loaded: Loaded) => Partial<TurnWrite>) = {},
  asks?: Asks,
): Promise<{ readonly loaded: Loaded; readonly outcome: string | undefined }> {
  let seen: Loaded | undefined
  const [outcome] = await store.runBatch(
    [arrival],
    ([loaded]) => {
      if (!loaded) throw new Error('nothing was loaded')
      seen = loaded
      if (loaded.duplicate) return [null]
      return [turnOf(arrival, loaded, typeof change === 'function' ? change(loaded) : change)]
    },
    asks,
  )
  if (!seen) throw new Error('the batch was not decided')
  return { loaded: seen, outcome }
}

/** A message after which its conversation waits in a queue. */
export async function enqueueFrom(
  store: TurnStore,
  address: string,
  item: Partial<NewQueueItem> & { readonly queue: string },
  id = '1',
) {
  const arrival = messageFrom(address, `${address}-${id}`, item.enqueuedAt ?? NOON)
  const enqueue: NewQueueItem = {
    id: `q_${address}-${id}`,
    skills: [],
    priority: 0,
    enqueuedAt: NOON,
    preferredAgent: null,
    preferredUntil: null,
    ...item,
  }
  const { queue, skills, priority } = enqueue
  await runTurn(store, arrival, (loaded) => ({
    enqueue,
    conversation: { ...conversationOf(arrival, loaded), owner: 'queue', lastEnqueued: { queue, skills, priority } },
  }))
  return enqueue.id
}
