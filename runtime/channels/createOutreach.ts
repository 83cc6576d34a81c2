import type { Channel } from '../../schemas/resources.ts'
import type { InboundAnswer, OutreachAnswer, OutreachRequest } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import type { StartEvent } from '../engine/state/event.ts'
import type { Arrival, Outreach as FirstWords } from '../inbound/Arrival.ts'
import { OutreachRefused } from '../inbound/decideArrival.ts'
import type { PeopleStore } from '../inbound/PeopleStore.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import { adapterOf } from './adapters.ts'
import { CAPABILITIES } from './kinds.ts'

/** Who wrote within it may be answered, where the platform has no time of its own. */
const LATELY_MS = 24 * 60 * 60_000

/** Customers of a list who are written to at once: those who write to us meanwhile wait behind so few, and not behind a thousand. */
const AT_ONCE = 16

type Result = OutreachAnswer['results'][number]
type Customer = OutreachRequest['customers'][number]
/** Writes to customers of a channel who did not write first; says of each what became of it. */
export type Outreach = (id: string, channel: Channel, request: OutreachRequest) => Promise<readonly Result[]>

export function createOutreach(deps: {
  readonly people: Pick<PeopleStore, 'lastWrote' | 'threadsOf'>
  /** resolves when the turn is on disk */
  readonly receive: (arrival: Arrival) => Promise<InboundAnswer>
  /** epoch ms */
  readonly clock: () => number
}): Outreach {
  const { people, receive, clock } = deps

  async function write(
    id: string,
    channel: Channel,
    request: OutreachRequest,
    customer: Customer,
    thread: string,
    /** when they wrote last */
    last: number | null,
  ): Promise<Result> {
    const { agreed } = request
    const { window } = CAPABILITIES[channel.kind]
    const hasWritten = (within: number) => last !== null && clock() - last < within
    const { name, language } = customer
    const { conversationId, duplicate } = await receive({
      source: sourceOf('o', id, thread, request.id),
      at: clock(),
      from: {
        channel: id,
        address: thread,
        ...(name === undefined ? {} : { name }),
        ...(language === undefined ? {} : { language }),
      },
      event: { ...firstOf(channel, request, customer), ...(agreed === undefined ? {} : { agreed }) },
      reach: {
        hasAgreed: agreed !== undefined || hasWritten(window ?? LATELY_MS),
        isWindowClosed: window !== null && !hasWritten(window),
      },
    })
    return { id: customer.id, conversationId, duplicate }
  }

  return async (id, channel, request) => {
    // Once each, whatever the list repeats: two at once would be one conversation too many.
    const customers = [...new Map(request.customers.map((customer) => [customer.id, customer])).values()]
    const { addressOf = (given: string) => given } = adapterOf(channel) ?? {}
    const threads = await people.threadsOf(
      id,
      customers.map((customer) => [addressOf(customer.id)]),
      clock(),
    )
    const lastWrote = await people.lastWrote(id, [...new Set(threads)])
    const writeTo = async (customer: Customer, thread: string): Promise<Result> => {
      const last = lastWrote.get(thread) ?? null
      return write(id, channel, request, customer, thread, last).catch((error: unknown): Result => {
        if (error instanceof OutreachRefused)
          return {
            id: customer.id,
            ...(error.conversationId === undefined ? {} : { conversationId: error.conversationId }),
            refused: error.reason,
          }
        if (error instanceof AppError && error.code === 'unavailable')
          return { id: customer.id, refused: 'unavailable' }
        throw error
      })
    }
    const done: Result[] = []
    for (let from = 0; from < customers.length; from += AT_ONCE) {
      const some = customers.slice(from, from + AT_ONCE)
      const written = some.map((customer, index) => writeTo(customer, threads[from + index] ?? addressOf(customer.id)))
      done.push(...(await Promise.all(written)))
    }
    const byId = new Map(done.map((result) => [result.id, result]))
    return request.customers.map((customer) => byId.get(customer.id) ?? { id: customer.id, refused: 'unavailable' })
  }
}

/** What is said to a customer, or begun for them. */
function firstOf(channel: Channel, request: OutreachRequest, customer: Customer): FirstWords | StartEvent {
  const messages = customer.messages ?? request.messages
  if (messages !== undefined) return { type: 'outreach', messages }
  const { flow = channel.flow, entry = '', variables } = request
  return { type: 'start', flow, entry, variables: { ...variables, ...customer.variables } }
}
