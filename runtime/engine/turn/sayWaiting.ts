import { scheduleAt } from '../schedule/scheduleAt.ts'
import type { Env } from '../state/env.ts'
import type { Event } from '../state/event.ts'
import type { CompiledFlow } from '../walk/CompiledFlow.ts'
import { createTurn } from '../walk/Turn.ts'
import type { TakenTurn } from './TakenTurn.ts'

/** A turn that adds a message to a queue, with what the customer hears of their waiting, unless they heard it lately. When they did is said by their session. */
export function sayWaiting(turn: TakenTurn, flow: CompiledFlow, event: Event, env: Env): TakenTurn {
  const { session } = turn.conversation
  const { waiting: facts, now } = env
  if (facts === undefined || session === null) return turn
  const { waiting } = flow.life(env.channel.id, facts.queue)
  if (waiting === null || now - (session.toldWaiting ?? Number.NEGATIVE_INFINITY) < waiting.every) return turn
  const schedule = flow.schedules.get(session.schedule ?? '')
  const isOpen = schedule === undefined || scheduleAt(schedule, now).verdict === 'open'
  const say = isOpen ? waiting.say : (waiting.closed ?? waiting.say)
  const saying = createTurn(flow, session, event, env)
  const text = say?.(saying) ?? ''
  if (text.trim() === '') return turn
  return {
    ...turn,
    conversation: { ...turn.conversation, session: { ...session, toldWaiting: now } },
    effects: [...turn.effects, { type: 'sendMessage', node: '', message: { text } }],
    trace: [...turn.trace, { type: 'waitingTold', ...facts, isOpen }, ...saying.trace],
  }
}
