import type { Event, Workspace } from '../../runtime/engine/index.ts'
import type { RecordedTurn } from '../../runtime/engine/turn/RecordedTurn.ts'
import { talkTo } from './talkTo.ts'

const MINUTE = 60_000

/** A talk with a workspace whose turns are kept as the journal keeps them: the contact is the one of the end. */
export function recordTalk(workspace: Workspace) {
  const talk = talkTo(workspace)
  const turns: Omit<RecordedTurn, 'contact'>[] = []
  let at = Date.UTC(2026, 0, 5, 10)

  function note(
    event: RecordedTurn['event'],
    turn: Pick<RecordedTurn, 'effects' | 'trace' | 'release' | 'handledBy'>,
  ): void {
    const conversation = talk.conversation()
    const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
    turns.push({
      conversationId: 'c1',
      channel: 'web',
      flow: conversation?.session?.flow ?? null,
      returning: false,
      turnId: `t${turns.length + 1}`,
      seq: turns.length + 1,
      at,
      event,
      effects: turn.effects,
      trace: turn.trace,
      release: turn.release,
      handledBy: turn.handledBy,
      owner: conversation?.owner ?? 'closed',
      waitingAt: isWaiting ? (conversation?.session?.node ?? null) : null,
    })
  }
  function happen(event: Event): void {
    const { handledBy, ...turn } = talk.happen(event)
    note(event, { ...turn, handledBy: handledBy === 'new' || handledBy === 'again' ? 'flow' : handledBy })
  }
  const session = () => talk.conversation()?.session
  return {
    get turns(): readonly RecordedTurn[] {
      return turns.map((turn) => ({ ...turn, contact: talk.contact() }))
    },
    happen,
    says: (text: string) => happen({ type: 'message', text }),
    after(minutes: number) {
      at += minutes * MINUTE
      talk.after(minutes * MINUTE)
    },
    timesOut: () => happen({ type: 'timeout', timer: session()?.timer ?? '' }),
    botSays: (outcome: string) =>
      happen({ type: 'botReplied', call: session()?.call ?? '', replies: [{ text: 'Hm' }], handback: { outcome } }),
    serviceSays: (status: number) =>
      happen({ type: 'requestReturned', call: session()?.call ?? '', status, body: null }),
    agentWrites: () =>
      note(
        { type: 'agentReplied', agent: 'ann', messages: [{ text: 'Hello' }] },
        { effects: [], trace: [], release: null, handledBy: 'agent' },
      ),
    owner: () => talk.conversation()?.owner,
    agentCloses() {
      talk.agentCloses()
      note({ type: 'agentClosed' }, { effects: [], trace: [], release: null, handledBy: 'agent' })
    },
  }
}
