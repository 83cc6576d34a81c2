import type { Json } from '../../../schemas/flow.ts'
import type { SimulateAnswer, SimulatedDecision, SimulateEvent, SimulateRequest } from '../../../schemas/wire.ts'
import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import type { Event } from '../../engine/state/event.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import type { TakenTurn } from '../../engine/turn/TakenTurn.ts'
import { explainTurn } from '../explain/explainTurn.ts'
import { createRehearsal, type Rehearsal } from '../scenario/Rehearsal.ts'

/** A flow that writes again at each timeout would go on for as long as the events are apart. */
const TURNS = 5_000
/** Entries of traces, and effects: what an answer may hold. */
const ENTRIES = 100_000

type Due = { readonly timer: string; readonly at: number }

export type Simulated =
  | { readonly ok: true; readonly answer: SimulateAnswer }
  /** `pointer`: the place in the request */
  | { readonly ok: false; readonly pointer: string; readonly message: string }

/** Says what a flow of the release would decide about these events, with the turn that the host takes. Pure; waits that end between two events time out. */
export function simulate(
  release: CompiledRelease,
  flowId: string,
  { events, contact = {}, channel }: Pick<SimulateRequest, 'events' | 'contact' | 'channel'>,
): Simulated {
  const { attributes, ...known } = contact
  const rehearsal = createRehearsal(release, flowId, {
    at: events[0]?.at ?? '',
    contact: { ...attributes, ...known },
    ...(channel === undefined ? {} : { channel }),
  })
  const decisions: SimulatedDecision[] = []
  let due: Due | null = null
  let entries = 0
  const note = (at: string, event: Event) => {
    const turn = rehearsal.turns().at(-1)
    if (turn === undefined) return
    decisions.push(decisionOf(at, event, turn))
    entries += turn.trace.length + turn.effects.length
    due = dueAfter(turn, event.type === 'timeout' ? null : due)
  }
  const isTooLong = () => decisions.length >= TURNS || entries >= ENTRIES

  for (const [index, event] of events.entries()) {
    const at = Date.parse(event.at)
    const wrong = Number.isNaN(at)
      ? 'there is no such time'
      : at < rehearsal.now()
        ? 'it is before the event before'
        : null
    if (wrong !== null) return { ok: false, pointer: `/events/${index}/at`, message: `"at": ${wrong}.` }
    let hasTimedOut = false
    for (let next = due as Due | null; next !== null && next.at <= at; next = due) {
      if (isTooLong()) return tooLong(index)
      rehearsal.passTime(Math.max(0, next.at - rehearsal.now()))
      note(new Date(next.at).toISOString(), { type: 'timeout', timer: next.timer })
      hasTimedOut = true
    }
    rehearsal.passTime(at - rehearsal.now())
    // A wait that has just ended by the clock is the one that was meant.
    if ('timeout' in event && hasTimedOut) continue
    if (isTooLong()) return tooLong(index)
    const happened = eventOf(event, rehearsal)
    if (happened.type === 'agentClosed') {
      rehearsal.closeAsAgent()
      decisions.push(closedByAgent(event.at))
    } else {
      rehearsal.happen(happened)
      note(event.at, happened)
    }
  }
  return { ok: true, answer: { decisions } }
}

function eventOf(event: SimulateEvent, rehearsal: Rehearsal): Event {
  const { timer = '', call = '', sent } = rehearsal.conversation()?.session ?? {}
  if ('message' in event) {
    const { text, value, attachments } = event.message
    return messageEvent(text, value, attachments)
  }
  if ('timeout' in event) return { type: 'timeout', timer }
  if ('botReplied' in event) {
    const { replies = [], handback } = event.botReplied
    return { type: 'botReplied', call, replies, ...(handback === undefined ? {} : { handback }) }
  }
  if ('botFailed' in event) return { type: 'botFailed', call, reason: event.botFailed }
  if ('requestReturned' in event) {
    const { status, body = null } = event.requestReturned
    return { type: 'requestReturned', call, status, body }
  }
  if ('requestFailed' in event) return { type: 'requestFailed', call, reason: event.requestFailed }
  if ('undelivered' in event) {
    const { undelivered: node } = event
    return { type: 'undelivered', turn: sent?.turn ?? '', node, reason: 'it fails in the simulation' }
  }
  return { type: 'agentClosed' }
}

function decisionOf(at: string, event: Event, turn: TakenTurn): SimulatedDecision {
  const { owner, session } = turn.conversation
  return {
    at,
    event: event.type,
    owner,
    waitingAt: owner === 'flow' || owner === 'bot' ? (session?.node ?? null) : null,
    effects: turn.effects as readonly Json[], // plain data
    trace: turn.trace as readonly Json[],
    sentences: explainTurn({ ...turn, event }),
  }
}

/** The timer that runs after a turn. */
function dueAfter({ effects }: TakenTurn, before: Due | null): Due | null {
  let due = before
  for (const effect of effects) {
    if (effect.type === 'cancelTimer') due = null
    else if (effect.type === 'startTimer') due = { timer: effect.timer, at: effect.at }
  }
  return due
}

const closedByAgent = (at: string): SimulatedDecision => ({
  at,
  event: 'agentClosed',
  owner: 'closed',
  waitingAt: null,
  effects: [],
  trace: [],
  sentences: ['The agent finished the conversation.'],
})

const tooLong = (index: number): Simulated => ({
  ok: false,
  pointer: `/events/${index}`,
  message: `Until this event there are more than ${TURNS} turns, or ${ENTRIES} steps and effects.`,
})
