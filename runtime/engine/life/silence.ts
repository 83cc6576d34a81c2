import type { CompiledFlow, CompiledNode } from '../walk/CompiledFlow.ts'
import type { CompiledIdle } from '../walk/CompiledLife.ts'
import { sendMessage, type Turn } from '../walk/Turn.ts'

/** How the silence at a rest goes: what is said meanwhile, and after how many ms it ends: closed, or by the exit `timeout`. */
type Silence = {
  readonly reminders: CompiledIdle['reminders']
  readonly lasts: number
  readonly close: CompiledIdle['close']
}

/** Null where nothing ends by itself. A time that the node itself says goes before what holds of all. */
function silenceOf(flow: CompiledFlow, node: CompiledNode | undefined, channelId: string): Silence | null {
  const timeout = node?.rest?.timeout
  if (node === undefined || timeout === undefined) return null
  const idle = node.waitsForCustomer === null ? null : flow.life(channelId).idle
  if (idle === null) return { reminders: [], lasts: timeout, close: null }
  const close = node.waitsForCustomer === 'byItself' ? idle.close : null
  const lasts = close?.after ?? timeout
  return { reminders: idle.reminders.filter(({ after }) => after < lasts), lasts, close }
}

/** How long it takes from now until something happens by itself at the rest, in ms; null: nothing does. `reminded`: reminders that came already. */
export function untilNext(flow: CompiledFlow, rest: string, channelId: string, reminded: number): number | null {
  const silence = silenceOf(flow, flow.nodes.get(rest), channelId)
  if (silence === null) return null
  const { reminders, lasts } = silence
  const since = reminders[reminded - 1]?.after ?? 0
  return (reminders[reminded]?.after ?? lasts) - since
}

/**
 * The customer has said nothing for the time of the timer: a reminder, or the end of the conversation. False: the flow itself goes on, by its exit.
 * What is said is nobody's node: a message of a node that does not arrive has an exit.
 */
export function breakSilence(flow: CompiledFlow, turn: Turn): boolean {
  const { session, trace, effects, env } = turn
  const node = flow.nodes.get(session.node ?? '')
  const silence = silenceOf(flow, node, env.channel.id)
  if (node === undefined || silence === null) return false
  const reminder = silence.reminders[session.reminded ?? 0]
  if (reminder !== undefined) {
    session.reminded = (session.reminded ?? 0) + 1
    trace.push({ type: 'reminded', node: node.id, number: session.reminded }, { type: 'waiting', node: node.id })
    say(turn, reminder.say(turn))
    return true
  }
  if (silence.close === null) return false
  trace.push({ type: 'closedIdle', node: node.id })
  if (silence.close.say !== null) say(turn, silence.close.say(turn))
  effects.push({ type: 'close', node: '' })
  session.ended = 'closed'
  return true
}

function say(turn: Turn, text: string): void {
  if (text.trim() !== '') sendMessage(turn, '', { text })
}
