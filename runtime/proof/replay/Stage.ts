import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { lifeOf } from '../../engine/life/lifeOf.ts'
import type { Contact, Waiting } from '../../engine/state/env.ts'
import type { Event } from '../../engine/state/event.ts'
import type { Conversation } from '../../engine/turn/Conversation.ts'
import type { TakenTurn } from '../../engine/turn/TakenTurn.ts'
import { takeTurn } from '../../engine/turn/takeTurn.ts'

/** A conversation that goes again, turn by turn. */
export type Stage = {
  /** `hasHeard`: the terms, as far as the recording tells; `waiting`: what was told of it */
  readonly happen: (
    event: Event,
    at: number,
    turnId: string,
    known?: { readonly isBlocked: boolean; readonly hasHeard: boolean; readonly waiting: Waiting | null },
  ) => TakenTurn
  /** an agent finishes; does nothing unless a queue has the conversation */
  readonly closeAsAgent: (at: number) => void
  readonly conversation: () => Conversation | null
}

type Setting = {
  readonly release: CompiledRelease
  readonly conversationId: string
  readonly channel: string
  /** where the channel leads when the release does not name it */
  readonly flow: string
  readonly contact: Contact
  readonly optedOut: boolean
  readonly returning: boolean
}

const AGENT = 'agent'
const NO_WINDOW = Number.NEGATIVE_INFINITY

export function createStage(setting: Setting): Stage {
  const { release, conversationId } = setting
  const configured = release.workspace.channels[setting.channel]
  const channel = {
    id: setting.channel,
    kind: configured?.kind ?? 'web',
    flow: configured?.flow ?? setting.flow,
    ...(configured?.language === undefined ? {} : { language: configured.language }),
  }
  const terms = lifeOf(release.workspace, channel.id, channel.flow).terms?.version
  let { contact, optedOut } = setting
  let hasLeft = false
  let conversation: Conversation | null = setting.returning ? earlier(conversationId) : null

  return {
    happen(event, at, turnId, { isBlocked, hasHeard, waiting } = { isBlocked: false, hasHeard: true, waiting: null }) {
      const taken = takeTurn({
        live: release,
        own: (hash) => (hash === release.hash ? release : null),
        thread: {
          contact,
          blocked: isBlocked,
          optedOut,
          hasLeft,
          conversation,
          ...(waiting === null ? {} : { waiting }),
          ...(hasHeard && terms !== undefined ? { terms } : {}),
        },
        event,
        place: { now: at, turnId, newConversationId: conversationId, channel },
      })
      contact = taken.contact
      optedOut = taken.optedOut ?? optedOut
      hasLeft = taken.hasLeft ?? hasLeft
      conversation = taken.conversation
      return taken
    },
    closeAsAgent(at) {
      if (conversation?.owner !== 'queue') return
      conversation = { ...conversation, owner: 'closed', lastAgent: AGENT, lastAgentAt: at, lastActivityAt: at }
    },
    conversation: () => conversation,
  }
}

/** A conversation of long ago, so that the customer is one who returns. */
function earlier(id: string): Conversation {
  return {
    id: `${id}.before`,
    owner: 'closed',
    session: null,
    startedAt: NO_WINDOW,
    lastActivityAt: NO_WINDOW,
    lastAgent: null,
    lastAgentAt: null,
    lastEnqueued: null,
  }
}
