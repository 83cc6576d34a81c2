import type { BotRequest } from '../../schemas/wire.ts'
import type { Effect } from '../engine/index.ts'
import { durationMs } from '../engine/parseDuration.ts'
import { answerOf } from './answerOf.ts'
import type { Decided } from './Decided.ts'
import { centreItems, enqueuedOf } from './handOver.ts'
import { queueItemOf } from './queueItemOf.ts'
import type { NewOutboxItem, TurnWrite } from './TurnStore.ts'

const DEFAULT_BOT_TIMEOUT = 'PT10S'

/** Turns a decision into the rows that one transaction writes. Pure; `hasPush` says whether a channel has messages delivered to it. */
export function enact(decided: Decided, hasPush: (channelId: string) => boolean): TurnWrite {
  const { arrival, begun, taken, turnId } = decided
  const { sender, contact } = begun
  const { conversation, effects, isNewConversation } = taken
  const turns = (isNewConversation ? 0 : begun.turns) + 1
  const enqueue = queueItemOf(decided)
  const lastEnqueued = enqueuedOf(decided, enqueue)
  const isWaiting = conversation.owner === 'flow' || conversation.owner === 'bot'
  return {
    turnId,
    arrival,
    seq: turns,
    release: taken.release,
    event: arrival.event,
    effects,
    trace: taken.trace,
    handledBy: taken.handledBy === 'new' || taken.handledBy === 'again' ? 'flow' : taken.handledBy,
    answer: answerOf({
      turnId,
      conversationId: conversation.id,
      release: taken.release,
      owner: conversation.owner,
      waitingAt: isWaiting ? (conversation.session?.node ?? null) : null,
      effects,
    }),
    contact: {
      ...contact,
      name: taken.contact.name ?? null,
      language: taken.contact.language ?? null,
      tags: taken.contact.tags,
      attributes: taken.contact.attributes,
    },
    ...(taken.optedOut === undefined ? {} : { optedOut: taken.optedOut }),
    ...(taken.hasLeft === undefined ? {} : { hasLeft: taken.hasLeft }),
    ...(taken.terms === undefined ? {} : { terms: taken.terms }),
    conversation: {
      ...conversation,
      lastEnqueued,
      contactId: contact.id,
      channel: sender.channel,
      address: sender.address,
      turns,
      isNew: isNewConversation,
    },
    outbox: [...outboxItems(decided, hasPush(sender.channel)), ...centreItems(decided, lastEnqueued, turns)],
    startTimer: startedTimer(effects),
    cancelTimer: effects.find((effect) => effect.type === 'cancelTimer')?.timer ?? null,
    enqueue,
  }
}

function startedTimer(effects: readonly Effect[]): TurnWrite['startTimer'] {
  const started = effects.find((effect) => effect.type === 'startTimer')
  return started === undefined ? null : { id: started.timer, at: started.at }
}

function outboxItems(decided: Decided, isPushed: boolean): readonly NewOutboxItem[] {
  return decided.taken.effects.flatMap((effect, index) => {
    const item = outboxItem(effect, decided, isPushed)
    return item === null ? [] : [{ id: `${decided.turnId}.o${index}`, dueAt: decided.arrival.at, ...item }]
  })
}

function outboxItem(effect: Effect, decided: Decided, isPushed: boolean): Omit<NewOutboxItem, 'id' | 'dueAt'> | null {
  const { at } = decided.arrival
  switch (effect.type) {
    case 'sendMessage': {
      if (!isPushed) return null
      const isMissed = decided.taken.conversation.session?.sent?.nodes.includes(effect.node) === true
      return {
        kind: 'message',
        target: decided.begun.sender.channel,
        payload: {
          message: effect.message,
          ...(decided.arrival.event.type === 'agentReplied' ? { byPerson: true } : {}),
          ...(isMissed ? { node: effect.node } : {}),
        },
        expiresAt: null,
      }
    }
    case 'handToBot':
    case 'forwardToBot': {
      const timeout = decided.live.workspace.bots[effect.bot]?.timeout ?? DEFAULT_BOT_TIMEOUT
      return {
        kind: 'bot',
        target: effect.bot,
        payload: botRequest(effect, decided),
        expiresAt: at + durationMs(timeout),
      }
    }
    case 'callRequest':
      return { kind: 'request', target: '', payload: effect, expiresAt: at + effect.timeout }
    default:
      return null
  }
}

function botRequest(
  effect: Extract<Effect, { type: 'handToBot' | 'forwardToBot' }>,
  { taken }: Decided,
): Omit<BotRequest, 'callbackUrl'> {
  const { id, name } = taken.contact
  return {
    call: effect.call,
    conversationId: taken.conversation.id,
    bot: effect.bot,
    kind: effect.type === 'handToBot' ? 'start' : 'message',
    language: taken.conversation.session?.language ?? 'en',
    contact: { id, ...(name === undefined ? {} : { name }) },
    context: effect.type === 'handToBot' ? effect.context : {},
    message: { text: effect.text, ...(effect.attachments === undefined ? {} : { attachments: effect.attachments }) },
  }
}
