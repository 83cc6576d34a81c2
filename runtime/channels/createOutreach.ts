import type { Channel } from '../../schemas/resources.ts'
import type { InboundAnswer, OutboundMessage, OutreachAnswer, OutreachRequest } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import { OutreachRefused } from '../inbound/decideArrival.ts'
import type { PeopleStore } from '../inbound/PeopleStore.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import { adapterOf } from './adapters.ts'
import { CAPABILITIES } from './kinds.ts'

/** Who wrote within it may be answered, where the platform has no time of its own. */
const LATELY_MS = 24 * 60 * 60_000

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
    { kind }: Channel,
    request: OutreachRequest,
    customer: Customer,
    thread: string,
  ): Promise<Result> {
    const { agreed } = request
    const messages: readonly OutboundMessage[] = customer.messages ?? request.messages
    const source = sourceOf('o', id, thread, request.id)
    const { window } = CAPABILITIES[kind]
    const last = await people.lastWrote(id, thread)
    const hasWritten = (within: number) => last !== null && clock() - last < within
    const hasAgreed = agreed !== undefined || hasWritten(window ?? LATELY_MS)
    const isClosed = window !== null && !hasWritten(window)
    const isLate = isClosed && !messages.every((message) => message.template !== undefined)
    const refusal = hasAgreed ? (isLate ? 'windowClosed' : null) : 'notAgreed'
    const { name, language } = customer
    const { conversationId, duplicate } = await receive({
      source,
      at: clock(),
      from: {
        channel: id,
        address: thread,
        ...(name === undefined ? {} : { name }),
        ...(language === undefined ? {} : { language }),
      },
      event: { type: 'outreach', messages, ...(agreed === undefined ? {} : { agreed }) },
      ...(refusal === null ? {} : { refusal }),
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
    const done = await Promise.all(
      customers.map((customer, index) =>
        write(id, channel, request, customer, threads[index] ?? addressOf(customer.id)).catch(
          (error: unknown): Result => {
            if (error instanceof OutreachRefused) return { id: customer.id, refused: error.reason }
            if (error instanceof AppError && error.code === 'unavailable')
              return { id: customer.id, refused: 'unavailable' }
            throw error
          },
        ),
      ),
    )
    const byId = new Map(done.map((result) => [result.id, result]))
    return request.customers.map((customer) => byId.get(customer.id) ?? { id: customer.id, refused: 'unavailable' })
  }
}
