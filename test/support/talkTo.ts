import {
  type Contact,
  type Conversation,
  compileRelease,
  type Effect,
  type Event,
  type TakenTurn,
  takeTurn,
  type Workspace,
} from '../../runtime/engine/index.ts'

const START = Date.UTC(2026, 0, 5, 10)

/** A customer in talk with a workspace, on a clock that stands still until told: every turn goes through JSON, as it does through a database. */
export function talkTo(workspace: Workspace, contact: Partial<Contact> = {}) {
  const release = compileRelease(workspace, 'r1')
  let conversation: Conversation | null = null
  let optedOut = false
  let hasLeft = false
  let terms: string | undefined
  let turns = 0
  let now = START
  let customer: Contact = { id: 'u-1', tags: [], attributes: {}, ...contact }

  function happen(event: Event): TakenTurn {
    turns += 1
    const turn = takeTurn({
      live: release,
      own: (hash) => (hash === release.hash ? release : null),
      thread: {
        contact: customer,
        blocked: false,
        optedOut,
        hasLeft,
        conversation,
        ...(terms === undefined ? {} : { terms }),
      },
      event,
      place: {
        now,
        turnId: `t${turns}`,
        newConversationId: `c${turns}`,
        channel: { id: 'web', kind: 'web', flow: workspace.channels.web?.flow ?? 'main' },
      },
    })
    optedOut = turn.optedOut ?? optedOut
    hasLeft = turn.hasLeft ?? hasLeft
    terms = turn.terms ?? terms
    customer = turn.contact
    conversation = JSON.parse(JSON.stringify(turn.conversation)) as Conversation // what a database gives back
    return turn
  }
  return {
    happen,
    says: (text: string) => happen({ type: 'message', text }),
    timesOut: () => happen({ type: 'timeout', timer: conversation?.session?.timer ?? '' }),
    after(ms: number) {
      now += ms
    },
    agentCloses() {
      if (conversation !== null) conversation = { ...conversation, owner: 'closed', lastAgent: 'ada', lastAgentAt: now }
    },
    conversation: () => conversation,
    contact: () => customer,
  }
}

/** The texts that a turn sends. */
export const sent = (turn: { readonly effects: readonly Effect[] }): readonly string[] =>
  turn.effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message.text ?? ''] : []))

/** The queue that a turn puts the conversation in, if any. */
export const queueOf = (turn: { readonly effects: readonly Effect[] }): string | undefined =>
  turn.effects.find((effect) => effect.type === 'enqueue')?.queue

/** The reason codes of the failures that a turn recorded. */
export const failures = (turn: Pick<TakenTurn, 'trace'>): readonly string[] =>
  turn.trace.flatMap((entry) => (entry.type === 'failed' ? [entry.code] : []))
