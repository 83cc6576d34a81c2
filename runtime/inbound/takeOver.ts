import type { Conversation, TakenTurn } from '../engine/index.ts'
import type { Begun } from './begin.ts'

/** Somebody answered past us: whatever the flow or a bot had under way is over, and the conversation is theirs. */
export function takeOver(at: number, { thread }: Pick<Begun, 'thread'>, newConversationId: string): TakenTurn {
  const { conversation } = thread
  const standing = conversation ?? newConversation(newConversationId, at)
  const isRunning = standing.owner === 'flow' || standing.owner === 'bot'
  const timer = isRunning ? standing.session?.timer : undefined
  return {
    handledBy: 'agent',
    release: null,
    conversation: {
      ...standing,
      owner: 'agent',
      session: isRunning ? null : standing.session,
      lastActivityAt: at,
    },
    isNewConversation: conversation === null,
    contact: thread.contact,
    effects: timer === undefined ? [] : [{ type: 'cancelTimer', timer }],
    trace: [],
  }
}

export const newConversation = (id: string, at: number): Conversation => ({
  id,
  owner: 'agent',
  session: null,
  startedAt: at,
  lastActivityAt: at,
  lastAgent: null,
  lastAgentAt: null,
  lastEnqueued: null,
})
