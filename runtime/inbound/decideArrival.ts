import type { OutboundMessage } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import { type Place, type TakenTurn, takeTurn } from '../engine/index.ts'
import { own as ownOf } from '../engine/own.ts'
import type { AgentReplied, Arrival, Outreach } from './Arrival.ts'
import type { Begun } from './begin.ts'
import type { Chosen } from './choose.ts'
import { centreOf } from './contactCentre.ts'
import { speakFromCentre, takeHandedOver } from './decideCentre.ts'
import { newConversation, takeOver } from './takeOver.ts'

/** The pure decision of one arrival. An agent's reply is no event of the flow's: it is sent as it is. */
export function decideArrival(
  arrival: Arrival,
  begun: Begun,
  { live, own, onStanding }: Extract<Chosen, { ok: true }>,
  ids: { readonly turnId: string; readonly newConversationId: string },
): TakenTurn {
  const { event } = arrival
  if (event.type === 'agentReplied') {
    if (event.elsewhere === true) return takeOver(arrival.at, begun, ids.newConversationId)
    return centreOf(event.agent) === null ? reply(event, begun) : speakFromCentre(event, arrival.at, begun)
  }
  if (event.type === 'handedOver') return takeHandedOver(event, begun)
  if (event.type === 'outreach') return writeFirst(event, arrival, begun, ids.newConversationId)
  if (event.type === 'start') {
    refuseFirst(arrival, begun)
    if (ownOf(ownOf(live.workspace.flows, event.flow)?.entries, event.entry) === undefined)
      throw new OutreachRefused('unknownEntry')
  }
  const { channel, address } = begun.sender
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
      address,
    },
  }
  const turn = takeTurn({ live, own, thread: begun.thread, event, place, onStanding })
  return event.type === 'start' ? refuseBegun(turn, arrival) : turn
}

function reply(event: AgentReplied, { thread }: Begun): TakenTurn {
  const { conversation } = thread
  if (conversation?.owner !== 'agent') {
    throw new AppError('conflict', { detail: 'No agent has this conversation. Claim its queue item first.' })
  }
  const refusal = refusalOf(thread)
  if (refusal !== null) throw new AppError('conflict', { detail: REFUSALS[refusal] })
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

const REFUSALS = {
  notAgreed: 'The customer has not agreed to be written to, and has not written lately.',
  windowClosed: 'The reply window of the platform is closed: it takes approved templates alone.',
  optedOut: 'The customer has opted out: nothing may be sent until they write START.',
  hasLeft: 'The customer has blocked the channel: nothing can be sent to them there.',
  blocked: 'The contact is blocked.',
  underWay: 'The customer is in a conversation.',
  unknownEntry: 'The live release has no such flow, or the flow no such entry.',
  failed: 'The flow fails in its first steps.',
} as const

/** Why nothing may be sent to somebody; null: it may. */
const refusalOf = ({ optedOut, hasLeft }: Begun['thread']): 'optedOut' | 'hasLeft' | null =>
  optedOut ? 'optedOut' : hasLeft === true ? 'hasLeft' : null

/** Why somebody is not written to who has not written first. */
export class OutreachRefused extends AppError {
  readonly reason: keyof typeof REFUSALS
  /** that they are in */
  readonly conversationId: string | undefined
  constructor(reason: keyof typeof REFUSALS, conversationId?: string) {
    super('conflict', { detail: REFUSALS[reason] })
    this.reason = reason
    this.conversationId = conversationId
  }
}

/** Throws `OutreachRefused` when nothing may be begun with them. */
function refuseFirst({ reach }: Arrival, { thread }: Begun): void {
  const { conversation, blocked } = thread
  if (reach?.hasAgreed === false) throw new OutreachRefused('notAgreed')
  const refusal = blocked ? 'blocked' : refusalOf(thread)
  if (refusal !== null) throw new OutreachRefused(refusal)
  if (conversation !== null && conversation.owner !== 'closed') throw new OutreachRefused('underWay', conversation.id)
}

/** Throws `OutreachRefused` when the platform would not take one of these. */
function refuseLate({ reach }: Arrival, messages: readonly OutboundMessage[]): void {
  if (reach?.isWindowClosed !== true) return
  if (messages.some((message) => message.template === undefined)) throw new OutreachRefused('windowClosed')
}

/** A conversation that no flow has begun: the customer's answer begins one. Throws `OutreachRefused`. */
function writeFirst(event: Outreach, arrival: Arrival, begun: Begun, newConversationId: string): TakenTurn {
  refuseFirst(arrival, begun)
  refuseLate(arrival, event.messages)
  return {
    handledBy: 'agent',
    release: null,
    conversation: { ...newConversation(newConversationId, arrival.at), owner: 'closed' },
    isNewConversation: true,
    contact: begun.thread.contact,
    effects: event.messages.map((message) => ({ type: 'sendMessage', node: '', message })),
    trace: [],
  }
}

/** The turn of a flow that we begin, which nobody has asked for: where it fails, or says what the platform would not take, nothing has happened. */
function refuseBegun(turn: TakenTurn, arrival: Arrival): TakenTurn {
  if (turn.trace.some(({ type }) => type === 'failed')) throw new OutreachRefused('failed')
  refuseLate(
    arrival,
    turn.effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : [])),
  )
  return turn
}
