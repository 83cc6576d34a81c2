import type { InboundAnswer } from '../../../schemas/wire.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'
import { createBeside } from './createBeside.ts'

type Received = Extract<ChannelEvent, { type: 'message' }>
type Answered = Pick<InboundAnswer, 'owner' | 'replies' | 'duplicate'>

export type Typing = {
  /** Shows the customer that an answer is on its way, when it takes a bot or a service to find it; never rejects. */
  readonly show: (channel: Connected, event: Received, answer: Answered) => void
  /** resolves when none is under way */
  readonly idle: () => Promise<void>
}

export function createTyping(egress: Egress, failed: (error: unknown) => void): Typing {
  const beside = createBeside(failed)
  return {
    show({ adapter, settings }, { from, externalId, ref = externalId, readToken }, answer) {
      if (adapter.typing === undefined || !isAwaited(answer) || !beside.hasRoom()) return
      const to = { address: from.address, ...(readToken === undefined ? {} : { readToken }) }
      beside.start(adapter.typing(to, ref, settings, egress))
    },
    idle: beside.idle,
  }
}

/** A flow that says nothing to a message waits for a service. */
const isAwaited = ({ owner, replies, duplicate }: Answered): boolean =>
  !duplicate && (owner === 'bot' || owner === 'flow') && replies.length === 0
