import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import type { Loaded, StoredContact, StoredConversation, TurnWrite } from '../../../runtime/inbound/TurnStore.ts'
import type { DueTimer, Held, OutboxItem } from '../../../runtime/outbox/OutboxStore.ts'
import type { Flaw } from './Flaw.ts'

type OutboxRow = OutboxItem & { readonly dueAt: number; readonly diedAt: number | null; readonly error: string }
type TimerRow = DueTimer & { readonly dueAt: number }
type Address = { readonly contactId: string; readonly conversationId: string; readonly optedOut: boolean }

/** What a database holds, and what each statement of the stores does to it at once: the rules of runtime/store in a page. */
export type Model = ReturnType<typeof createModel>

export function createModel(flaw: Flaw | null) {
  const addresses = new Map<string, Address>()
  const contacts = new Map<string, StoredContact>()
  const conversations = new Map<string, StoredConversation>()
  const turns: TurnWrite[] = []
  const sources = new Map<string, TurnWrite>()
  /** in the order in which they were written, as of every table */
  const outbox = new Map<string, OutboxRow>()
  const timers = new Map<string, TimerRow>()
  const unfinishedItems = new Map<string, string>()

  const thread = ({ from }: Arrival): string => {
    const named = 'conversationId' in from ? conversations.get(from.conversationId) : from
    return `${named?.channel}\n${named?.address}`
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
    unfinishedItems,
    thread,
    isTaken: (arrival: Arrival): boolean => sources.has(arrival.source) && flaw !== 'noDedupe',
    isKnown: (arrival: Arrival): boolean => addresses.has(thread(arrival)),

    load(arrival: Arrival): Loaded {
      const address = addresses.get(thread(arrival))
      const id = 'conversationId' in arrival.from ? arrival.from.conversationId : address?.conversationId
      const before = flaw === 'noDedupe' ? undefined : sources.get(arrival.source)
      return {
        duplicate: before?.answer ?? null,
        contact: contacts.get(address?.contactId ?? '') ?? null,
        optedOut: address?.optedOut ?? false,
        conversation: conversations.get(id ?? '') ?? null,
      }
    },
    write(turn: TurnWrite): void {
      const { arrival, contact, conversation, enqueue, startTimer, cancelTimer } = turn
      const { id, channel, address } = conversation
      const before = addresses.get(`${channel}\n${address}`)
      addresses.set(`${channel}\n${address}`, {
        contactId: contact.id,
        conversationId: conversation.isNew || before === undefined ? id : before.conversationId,
        optedOut: turn.optedOut ?? before?.optedOut ?? false,
      })
      contacts.set(contact.id, contact)
      conversations.set(id, conversation)
      for (const { dueAt, ...item } of turn.outbox) {
        outbox.set(item.id, { ...item, conversationId: id, address, attempts: 0, dueAt, diedAt: null, error: '' })
      }
      if (cancelTimer !== null) timers.delete(cancelTimer)
      if (arrival.source.startsWith('t:')) timers.delete(arrival.source.slice(2))
      if (startTimer !== null) timers.set(startTimer.id, { ...startTimer, conversationId: id, dueAt: startTimer.at })
      if (enqueue !== null) unfinishedItems.set(id, unfinishedItems.get(id) ?? enqueue.id)
      turns.push(turn)
      sources.set(arrival.source, turn)
    },

    claimItems(now: number, limit: number, dueAt: number): readonly OutboxItem[] {
      const due = firsts().filter((row) => row.dueAt <= now)
      return due.slice(0, limit).map((row) => {
        outbox.set(row.id, { ...row, dueAt, attempts: row.attempts + 1 })
        const { dueAt: _due, diedAt: _died, error: _error, ...item } = row
        return item
      })
    },
    renewItems(items: readonly Held[], dueAt: number): void {
      if (flaw === 'noRenewal') return
      for (const item of items) if (held(item)?.diedAt === null) update(item, { dueAt })
    },
    delivered: (item: Held): boolean => held(item) !== undefined && outbox.delete(item.id),
    retryItem: (item: Held, dueAt: number, error: string): void => update(item, { dueAt, error }),
    endItem: (item: Held, diedAt: number, error: string): void => update(item, { diedAt, error }),
    reviveItem(id: string, dueAt: number): boolean {
      const row = outbox.get(id)
      if (row === undefined || row.diedAt === null) return false
      outbox.set(id, { ...row, diedAt: null, dueAt, attempts: 0 })
      return true
    },
    nextItemAt: (): number | null => firstOf(firsts()),

    claimTimers(now: number, limit: number, dueAt: number): readonly DueTimer[] {
      const due = [...timers.values()].filter((timer) => timer.dueAt <= now)
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
