import type { Env } from '../state/env.ts'
import type { Event } from '../state/event.ts'
import type { CompiledFlow } from '../walk/CompiledFlow.ts'
import { createTurn } from '../walk/Turn.ts'
import { createSession } from './decide.ts'
import type { Precedence } from './precedence.ts'
import type { TakenTurn } from './TakenTurn.ts'

/** Whether a conversation begins, or begins again. */
export const begins = ({ line }: Precedence): boolean => line === 'new' || line === 'again' || line === 'returning'

/** The turn with the terms before anything else, unless the customer has `heard` this version on the channel. In the language that the turn has found out. */
export function sayTerms(
  turn: TakenTurn,
  flow: CompiledFlow,
  heard: string | undefined,
  event: Event,
  env: Env,
): TakenTurn {
  const { terms } = flow.life(env.channel.id)
  if (terms === null || terms.version === heard) return turn
  const saying = createTurn(flow, turn.conversation.session ?? createSession(flow, env), event, env)
  const text = terms.say(saying)
  if (text.trim() === '') return turn
  return {
    ...turn,
    terms: terms.version,
    effects: [{ type: 'sendMessage', node: '', message: { text } }, ...turn.effects],
    trace: [{ type: 'termsTold', version: terms.version }, ...saying.trace, ...turn.trace],
  }
}
