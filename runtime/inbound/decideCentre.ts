import { AppError } from '../AppError.ts'
import type { TakenTurn } from '../engine/index.ts'
import type { AgentReplied, HandedOver } from './Arrival.ts'
import type { Begun } from './begin.ts'
import { takeOver } from './takeOver.ts'

/** What somebody of a contact centre says: whoever hears it is theirs, also where nobody knew yet that they had been taken over. */
export function speakFromCentre(event: AgentReplied, at: number, begun: Begun): TakenTurn {
  const { conversation, optedOut, hasLeft } = begun.thread
  if (conversation === null) throw new AppError('notFound', { detail: 'There is no such conversation.' })
  const taken = takeOver(at, begun, conversation.id)
  if (optedOut || hasLeft === true) {
    const because = optedOut ? 'the customer has opted out' : 'the customer has blocked the channel'
    return { ...taken, trace: [{ type: 'sendsSuppressed', count: event.messages.length, because }] }
  }
  const said = event.messages.map((message) => ({ type: 'sendMessage', node: '', message }) as const)
  return { ...taken, effects: [...taken.effects, ...said] }
}

/** What a contact centre made of a conversation that it was to take over. It concerns nobody any more who does not wait. */
export function takeHandedOver(event: HandedOver, { thread }: Begun): TakenTurn {
  const { conversation } = thread
  if (conversation === null) throw new AppError('notFound', { detail: 'There is no such conversation.' })
  const isWaiting = conversation.owner === 'queue'
  const isTaken = isWaiting && event.refused === undefined
  return {
    handledBy: isWaiting ? 'queue' : 'ignored',
    release: null,
    conversation: isTaken ? { ...conversation, owner: 'agent' } : conversation,
    isNewConversation: false,
    contact: thread.contact,
    effects: [],
    trace: [],
  }
}
