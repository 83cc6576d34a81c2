import { AppError } from '../AppError.ts'
import { type Place, type TakenTurn, takeTurn } from '../engine/index.ts'
import { own as ownOf } from '../engine/own.ts'
import type { AgentReplied, Arrival } from './Arrival.ts'
import type { Begun } from './begin.ts'
import type { Chosen } from './choose.ts'

/** The pure decision of one arrival. An agent's reply is no event of the flow's: it is sent as it is. */
export function decideArrival(
  arrival: Arrival,
  begun: Begun,
  { live, own, onStanding }: Extract<Chosen, { ok: true }>,
  ids: { readonly turnId: string; readonly newConversationId: string },
): TakenTurn {
  if (arrival.event.type === 'agentReplied') return reply(arrival.event, begun)
  const { channel } = begun.sender
  const configured = ownOf(live.workspace.channels, channel)
  const flow = configured?.flow ?? begun.thread.conversation?.session?.flow
  if (flow === undefined)
    throw new AppError('notFound', { detail: `There is no channel "${channel}" in the live release.` })
  const place: Place = {
    ...ids,
    now: arrival.at,
    channel: {
      id: channel,
      kind: configured?.kind ?? 'web',
      flow,
      ...(configured?.language === undefined ? {} : { language: configured.language }),
    },
  }
  return takeTurn({ live, own, thread: begun.thread, event: arrival.event, place, onStanding })
}

function reply(event: AgentReplied, { thread }: Begun): TakenTurn {
  const { conversation } = thread
  if (conversation?.owner !== 'agent') {
    throw new AppError('conflict', { detail: 'No agent has this conversation. Claim its queue item first.' })
  }
  if (thread.optedOut) {
    throw new AppError('conflict', {
      detail: 'The customer has opted out: nothing may be sent until they write START.',
    })
  }
  return {
    handledBy: 'agent',
    release: null,
    conversation,
    isNewConversation: false,
    contact: thread.contact,
    effects: event.messages.map((message) => ({ type: 'sendMessage', node: '', message })),
    trace: [],
  }
}
