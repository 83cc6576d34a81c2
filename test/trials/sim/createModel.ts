import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import type { Loaded, StoredContact, StoredConversation, TurnWrite } from '../../../runtime/inbound/TurnStore.ts'
import type { DueTimer, Held, OutboxItem } from '../../../runtime/outbox/OutboxStore.ts'
import type { QueueItem } from '../../../runtime/queues/QueueStore.ts'
import { createQueueModel } from './createQueueModel.ts'
import type { Flaw } from './Flaw.ts'

type OutboxRow = Omit<OutboxItem, 'progress'> & {
  readonly settled: number
  readonly dueAt: number
  readonly diedAt: number | null
  readonly error: string
}
type TimerRow = DueTimer & { readonly dueAt: number }
/** A turn of the journal, and when it was written by the database's clock. */
type Turn = Pick<TurnWrite, 'turnId' | 'arrival' | 'seq' | 'outbox' | 'startTimer' | 'cancelTimer'> & {
  readonly conversationId: string
  readonly writtenAt: number
}
type Address = {
  readonly contactId: string
  readonly conversationId: string
  readonly optedOut: boolean
  readonly hasLeft: boolean
  readonly terms: string | null
}

/** A lease that a host which died keeps others from its work for. */
const LONG_LEASE_MS = 90_000
/** What is put off for longer was written by a clock that was ahead. */
const LONGEST_WAIT_MS = 60 * 60_000

/** What a database holds, and what each statement of the stores does to it at once: the rules of runtime/store in a page. `now` is its clock. */
export type Model = ReturnType<typeof createModel>

export function createModel(flaw: Flaw | null, now: () => number) {
  const addresses = new Map<string, Address>()
  const contacts = new Map<string, StoredContact>()
  const conversations = new Map<string, StoredConversation>()
  const turns: Turn[] = []
  const answers = new Map<string, TurnWrite['answer']>()
  /** in the order in which they were written, as of every table */
  const outbox = new Map<string, OutboxRow>()
  const timers = new Map<string, TimerRow>()
  const queues = createQueueModel(flaw, now)

  const threadOf = ({ channel, address }: Pick<StoredConversation, 'channel' | 'address'>): string =>
    `${channel}\n${address}`
  const thread = ({ from }: Arrival): string => {
    const named = 'conversationId' in from ? conversations.get(from.conversationId) : from
    return named === undefined ? '' : threadOf(named)
  }

  /** The items that may be carried: of each kind in each conversation the first that is not dead. */
  function firsts(): readonly OutboxRow[] {
    const seen = new Set<string>()
    return [...outbox.values()].filter((row) => {
      const key = `${row.conversationId} ${row.kind}`
      if (row.diedAt !== null || seen.has(key)) return false
      seen.add(key)
      return true
    })
  }

  /** Whether an agent has a conversation is said by its item alone. */
  const owned = (conversation: StoredConversation | null): StoredConversation | null =>
    conversation?.owner === 'queue' && queues.isClaimed(conversation.id)
      ? { ...conversation, owner: 'agent' }
      : conversation

  const held = ({ id, attempts }: Held): OutboxRow | undefined => {
    const row = outbox.get(id)
    return flaw === 'noFence' || row?.attempts === attempts + 1 ? row : undefined
  }
  const update = (one: Held, values: Partial<OutboxRow>): void => {
    const row = held(one)
    if (row !== undefined) outbox.set(row.id, { ...row, ...values })
  }

  return {
    turns,
    outbox,
    timers,
    conversations,
    queues,
    thread,
    threadOf,
    isTaken: (arrival: Arrival): boolean => answers.has(arrival.source) && flaw !== 'noDedupe',
    isKnown: (arrival: Arrival): boolean => addresses.has(thread(arrival)),

    load(arrival: Arrival): Loaded {
      const address = addresses.get(thread(arrival))
      const id = 'conversationId' in arrival.from ? arrival.from.conversationId : address?.conversationId
      const before = flaw === 'noDedupe' ? undefined : answers.get(arrival.source)
      return {
        duplicate: before ?? null,
        contact: contacts.get(address?.contactId ?? '') ?? null,
        optedOut: address?.optedOut ?? false,
        hasLeft: address?.hasLeft ?? false,
        terms: address?.terms ?? null,
        waiting: null,
        conversation: owned(conversations.get(id ?? '') ?? null),
      }
    },
    write(turn: TurnWrite): void {
      const { arrival, contact, conversation, enqueue, startTimer, cancelTimer } = turn
      const { id, address } = conversation
      const before = addresses.get(threadOf(conversation))
      addresses.set(threadOf(conversation), {
        contactId: contact.id,
        conversationId: conversation.isNew || before === undefined ? id : before.conversationId,
        optedOut: turn.optedOut ?? before?.optedOut ?? false,
        hasLeft: turn.hasLeft ?? before?.hasLeft ?? false,
        terms: turn.terms ?? before?.terms ?? null,
      })
      contacts.set(contact.id, contact)
      const owner = conversation.owner === 'agent' ? 'queue' : conversation.owner
      conversations.set(id, { ...conversation, owner })
      for (const { dueAt, ...item } of turn.outbox) {
        outbox.set(item.id, {
          ...item,
          conversationId: id,
          address,
          names: [],
          attempts: 0,
          settled: 0,
          dueAt,
          diedAt: null,
          error: '',
        })
      }
      if (cancelTimer !== null) timers.delete(cancelTimer)
      if (arrival.source.startsWith('t:')) timers.delete(arrival.source.slice(2))
      if (startTimer !== null) timers.set(startTimer.id, { ...startTimer, conversationId: id, dueAt: startTimer.at })
      if (enqueue !== null) queues.enqueue(id, enqueue)
      turns.push({ ...turn, conversationId: id, writtenAt: now() })
      answers.set(arrival.source, turn.answer)
    },
    /** An agent is done: the conversation is closed by a turn of its own. */
    complete(id: string, agent: string, wrapUpCode: string | null, at: number): QueueItem | null {
      const item = queues.complete(id, agent, wrapUpCode, at)
      const conversation = conversations.get(item?.conversationId ?? '')
      if (item === null || conversation === undefined) return null
      const seq = conversation.turns + 1
      const closed = { owner: 'closed', lastAgent: agent, lastAgentAt: at, lastActivityAt: at, turns: seq } as const
      conversations.set(conversation.id, { ...conversation, ...closed })
      const from = { conversationId: conversation.id }
      turns.push({
        ...from,
        turnId: `${id}.done`,
        arrival: { source: sourceOf('q', id), at, from, event: { type: 'agentClosed' } },
        seq,
        outbox: [],
        startTimer: null,
        cancelTimer: null,
        writtenAt: now(),
      })
      return item
    },
    transfer(...[id, agent, to, at]: Parameters<typeof queues.transfer>): QueueItem | null {
      const item = queues.transfer(id, agent, to, at)
      const conversation = conversations.get(item?.conversationId ?? '')
      if (item === null || conversation === undefined) return null
      const { queue, skills, priority } = item
      conversations.set(conversation.id, { ...conversation, lastEnqueued: { queue, skills, priority } })
      return item
    },

    claimItems(at: number, limit: number, leaseUntil: number): readonly OutboxItem[] {
      const due = firsts().filter((row) => row.dueAt <= at)
      const dueAt = flaw === 'longLease' ? at + LONG_LEASE_MS : leaseUntil
      return due.slice(0, limit).map((row) => {
        outbox.set(row.id, { ...row, dueAt, attempts: row.attempts + 1 })
        const { dueAt: _due, diedAt: _died, error: _error, settled, ...item } = row
        return { ...item, progress: { sent: 0, excused: 0, doubts: 0, isInterrupted: settled < row.attempts } }
      })
    },
    renewItems(items: readonly Held[], dueAt: number): void {
      if (flaw === 'noRenewal') return
      for (const item of items) if (held(item)?.diedAt === null) update(item, { dueAt })
    },
    delivered: (item: Held): boolean => held(item) !== undefined && outbox.delete(item.id),
    retryItem: (item: Held, dueAt: number, error: string): void =>
      update(item, { dueAt, error, settled: item.attempts + 1 }),
    endItem: (item: Held, diedAt: number, error: string): void => update(item, { diedAt, error }),
    reviveItem(id: string, dueAt: number): boolean {
      const row = outbox.get(id)
      if (row === undefined || row.diedAt === null) return false
      outbox.set(id, { ...row, diedAt: null, dueAt, attempts: 0, settled: 0 })
      return true
    },
    bringForward(at: number): void {
      for (const row of outbox.values())
        if (row.diedAt === null && row.dueAt > at + LONGEST_WAIT_MS) outbox.set(row.id, { ...row, dueAt: at })
    },
    nextItemAt: (): number | null => firstOf(firsts()),

    claimTimers(at: number, limit: number, dueAt: number): readonly DueTimer[] {
      const due = [...timers.values()].filter((timer) => timer.dueAt <= at)
      return due.slice(0, limit).map((timer) => {
        timers.set(timer.id, { ...timer, dueAt })
        return { id: timer.id, conversationId: timer.conversationId, at: timer.at }
      })
    },
    renewTimers(ids: readonly string[], dueAt: number): void {
      for (const id of flaw === 'noRenewal' ? [] : ids) {
        const timer = timers.get(id)
        if (timer !== undefined) timers.set(id, { ...timer, dueAt })
      }
    },
    removeTimer: (id: string): boolean => timers.delete(id),
    nextTimerAt: (): number | null => firstOf([...timers.values()]),
  }
}

const firstOf = (rows: readonly { readonly dueAt: number }[]): number | null =>
  rows.length === 0 ? null : Math.min(...rows.map(({ dueAt }) => dueAt))
