import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import type { Loaded, TurnStore, TurnWrite } from '../../runtime/inbound/TurnStore.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)

export function messageFrom(address: string, id: string, at = NOON): Arrival {
  return {
    source: `m:web:${id}`,
    at,
    from: { channel: 'web', address },
    event: { type: 'message', text: `text of ${id}` },
  }
}

/** A turn as the pipeline would write it, with nothing but the conversation moved on; `change` makes it the turn that a test is about. */
export function turnOf(arrival: Arrival, loaded: Loaded, change: Partial<TurnWrite> = {}): TurnWrite {
  const turnId = `t_${arrival.source}`
  const from = 'channel' in arrival.from ? arrival.from : null
  const contact = loaded.contact ?? {
    id: `u_${from?.address}`,
    name: null,
    language: null,
    tags: [],
    attributes: {},
    blocked: false,
  }
  const before = loaded.conversation
  const turns = (before?.turns ?? 0) + 1
  const conversation = change.conversation ?? {
    id: before?.id ?? `c_${from?.address}`,
    contactId: contact.id,
    channel: before?.channel ?? from?.channel ?? '',
    address: before?.address ?? from?.address ?? '',
    owner: before?.owner ?? 'flow',
    session: before?.session ?? null,
    startedAt: before?.startedAt ?? arrival.at,
    lastActivityAt: arrival.at,
    turns,
    lastAgent: before?.lastAgent ?? null,
    lastAgentAt: before?.lastAgentAt ?? null,
    lastEnqueued: before?.lastEnqueued ?? null,
    isNew: before === null,
  }
  return {
    turnId,
    arrival,
    seq: turns,
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
): Promise<{ readonly loaded: Loaded; readonly outcome: string | undefined }> {
  let seen: Loaded | undefined
  const [outcome] = await store.runBatch([arrival], ([loaded]) => {
    if (!loaded) throw new Error('nothing was loaded')
    seen = loaded
    if (loaded.duplicate) return [null]
    return [turnOf(arrival, loaded, typeof change === 'function' ? change(loaded) : change)]
  })
  if (!seen) throw new Error('the batch was not decided')
  return { loaded: seen, outcome }
}
