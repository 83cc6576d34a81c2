import { chooseLanguage } from '../chooseLanguage.ts'
import { breakSilence, untilNext } from '../life/silence.ts'
import type { Effect } from '../state/effect.ts'
import type { Env } from '../state/env.ts'
import type { Event } from '../state/event.ts'
import type { Session } from '../state/session.ts'
import type { TraceEntry } from '../state/trace.ts'
import type { CompiledFlow } from '../walk/CompiledFlow.ts'
import { ENDED, IDLE } from '../walk/createFlowMachine.ts'
import { fail } from '../walk/fail.ts'
import { createTurn, hearReply, nextCallId, type Turn } from '../walk/Turn.ts'

export type Decision = {
  readonly session: Session
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}

/** A session that has not begun. Its language is the contact's, else the channel's, else the flow's first. */
export function createSession(flow: CompiledFlow, env: Env): Session {
  const language =
    chooseLanguage(env.contact.language, flow.languages) ??
    chooseLanguage(env.channel.language, flow.languages) ??
    flow.languages[0] ??
    'en'
  return {
    release: flow.release,
    flow: flow.id,
    node: null,
    language,
    variables: {},
    ...(env.conversation.greeted === true ? { greeted: true } : {}),
  }
}

/**
 * Decides one event: pure, and the same bytes for the same input. Never throws: whatever goes wrong is in the trace, and the
 * conversation is in the fallback queue. An event that the session does not wait for changes nothing.
 */
export function decide(flow: CompiledFlow, session: Session, event: Event, env: Env): Decision {
  const turn = createTurn(flow, session, event, env)
  try {
    if (event.type === 'timeout' && event.timer !== session.timer) {
      return ignored(session, event, 'the timer is not running any more')
    }
    if (event.type === 'timeout' && session.ended === undefined && breakSilence(flow, turn)) {
      setTimer(flow, turn, turn.session.ended === undefined ? restOf(session) : ENDED, turn.session.reminded)
      return { session: turn.session, effects: turn.effects, trace: turn.trace }
    }
    hearReply(turn)
    const rest = flow.machine.step(restOf(session), turn)
    if (rest === null)
      return ignored(session, event, session.ended === undefined ? 'nothing waits for it' : 'the flow has ended')
    if (turn.trace.some((entry) => entry.type === 'eventIgnored')) return { session, effects: [], trace: turn.trace }
    setTimer(flow, turn, rest)
    rememberSent(flow, turn, rest)
  } catch (error) {
    if (turn.session.ended !== 'enqueued')
      fail(turn, 'internal', error instanceof Error ? error.message : 'unknown failure')
    setTimer(flow, turn, ENDED)
  }
  return { session: turn.session, effects: turn.effects, trace: turn.trace }
}

/** The decision when no engine can decide (the release is gone, or cannot be compiled): the conversation goes to `queue`, and the trace says why. */
export function decideSafely(session: Session, queue: string, code: string, message: string): Decision {
  const { timer, ...rest } = session
  return {
    session: { ...rest, ended: 'enqueued' },
    effects: [
      ...(timer === undefined ? [] : [{ type: 'cancelTimer', timer } as const]),
      { type: 'enqueue', node: session.node ?? '', queue, skills: session.skills ?? [], priority: 0, failure: code },
    ],
    trace: [{ type: 'failed', code, message, nodes: [] }],
  }
}

function restOf(session: Session): string {
  if (session.ended !== undefined) return ENDED
  return session.node ?? IDLE
}

function ignored(session: Session, event: Event, because: string): Decision {
  return { session, effects: [], trace: [{ type: 'eventIgnored', event: event.type, because }] }
}

/** What was sent before this turn is not gone back to: the conversation has gone on. */
function rememberSent(flow: CompiledFlow, { session, effects, env }: Turn, rest: string): void {
  delete session.sent
  if (rest === ENDED) return
  const senders = effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.node] : []))
  const nodes = [...new Set(senders)].filter((id) => (flow.nodes.get(id)?.whenUndelivered ?? null) !== null)
  if (nodes.length > 0) session.sent = { turn: env.turnId, nodes }
}

/** One timer at most, always that of the present rest: the old one is cancelled, unless it is what came. `reminded`: the reminders of this rest that came. */
function setTimer(flow: CompiledFlow, turn: Turn, rest: string, reminded = 0): void {
  const { session, effects, event, env } = turn
  const running = session.timer
  // A message that is kept for later does not make the wait any longer.
  if (running !== undefined && turn.trace.some(({ type }) => type === 'messageHeld')) return
  if (running !== undefined && !(event.type === 'timeout' && event.timer === running)) {
    effects.push({ type: 'cancelTimer', timer: running })
  }
  delete session.timer
  if (reminded === 0) delete session.reminded
  const wait = rest === ENDED ? null : untilNext(flow, rest, env.channel.id, reminded)
  if (wait === null) return
  const timer = nextCallId(turn)
  session.timer = timer
  effects.push({ type: 'startTimer', node: rest, timer, at: env.now + wait })
}
