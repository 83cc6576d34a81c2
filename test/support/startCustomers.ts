import { setTimeout as pause } from 'node:timers/promises'
import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import type { InboundAnswer } from '../../schemas/wire.ts'
import { SAYINGS } from './busyWorkspace.ts'

export type Acknowledged = {
  readonly source: string
  readonly turnId: string
  readonly conversationId: string
  /** epoch ms: when the message was first sent, and when this answer came */
  readonly sentAt: number
  readonly at: number
}

/** A host that does not answer in so long is not waited for. */
const PATIENCE_MS = 3_000
const AGAIN_MS = 100
/** Between two messages of a customer. */
const THINKS_MS = 30
const MOST_MESSAGES = 10

export type Customers = {
  readonly acks: readonly Acknowledged[]
  /** of each customer, the sources of what was sent, in order */
  readonly sent: readonly (readonly string[])[]
  /** resolves when so many more messages have been acknowledged; rejects when that takes half a minute */
  readonly acknowledged: (more: number) => Promise<void>
  /** one more customer says hello to one host, until it is taken in; the answer has something to deliver */
  readonly greet: (url: string, signal: AbortSignal) => Promise<InboundAnswer>
  /** no new customers; resolves when everything that was begun is acknowledged */
  readonly leave: () => Promise<void>
  /** nobody sends anything again */
  readonly giveUp: () => Promise<void>
}

/**
 * Customers who write until they leave, some of them at a time, a few messages each. Every message is sent twice at the same time, to two hosts where there are two, again and again until
 * it is acknowledged.
 */
export function startCustomers(urls: () => readonly string[], atOnce: number): Customers {
  const acks: Acknowledged[] = []
  const sent: string[][] = []
  const listeners = new Set<() => void>()
  let hasLeft = false
  const givenUp = new AbortController()

  async function send(customer: number, message: number, text: string, hosts: () => string, signal = givenUp.signal) {
    const id = `m-${customer}-${message}`
    const source = sourceOf('m', 'web', `u-${customer}`, id)
    const body = JSON.stringify({ id, from: { id: `u-${customer}` }, text })
    const sentAt = Date.now()
    for (;;) {
      signal.throwIfAborted()
      const answer = await post(`${hosts()}/api/channels/web/messages`, body)
      if (answer !== null) {
        acks.push({ source, ...answer, sentAt, at: Date.now() })
        for (const listener of listeners) listener()
        return answer
      }
      await pause(AGAIN_MS)
    }
  }
  const toAll = (first: number) => {
    let next = first
    return () => {
      const all = urls()
      next += 1
      return all[next % all.length] ?? ''
    }
  }
  const begin = (): number => sent.push([]) - 1
  const note = (customer: number, message: number): void => {
    sent[customer]?.push(sourceOf('m', 'web', `u-${customer}`, `m-${customer}-${message}`))
  }

  async function customers(): Promise<void> {
    while (!hasLeft) {
      const customer = begin()
      for (let message = 0; message < 1 + ((customer * 7) % MOST_MESSAGES); message += 1) {
        note(customer, message)
        const text = SAYINGS[(customer + message) % SAYINGS.length] ?? ''
        await Promise.all([0, 1].map((copy) => send(customer, message, text, toAll(message + copy))))
        await pause(THINKS_MS)
      }
    }
  }
  const all = Array.from({ length: atOnce }, customers)

  return {
    acks,
    sent,
    acknowledged: (more) =>
      new Promise((resolve, reject) => {
        const enough = acks.length + more
        const timer = setTimeout(() => {
          listeners.delete(look)
          reject(new Error(`Of ${more} messages ${enough - acks.length} were not acknowledged within half a minute.`))
        }, 30_000)
        const look = (): void => {
          if (acks.length < enough) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
      }),
    greet: (url, signal) => {
      const customer = begin()
      note(customer, 0)
      return send(customer, 0, 'hello', () => url, signal)
    },
    leave: async () => {
      hasLeft = true
      await Promise.all(all)
    },
    giveUp: async () => {
      hasLeft = true
      givenUp.abort()
      await Promise.allSettled(all)
    },
  }
}

/** The answer to an acknowledged message; null when there was none, or it was refused for now. Throws when a good message is refused for good. */
async function post(url: string, body: string): Promise<InboundAnswer | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }
  const response = await fetch(url, request).catch(() => null)
  const answer = await response?.json().catch(() => null)
  if (response?.status === 200 && answer !== null) return answer as InboundAnswer // the schema of the route
  if (response !== null && response.status >= 400 && response.status < 500 && response.status !== 429)
    throw new Error(`The host refused a good message: ${response.status} ${JSON.stringify(answer)}`)
  return null
}
