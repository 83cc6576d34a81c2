import { STEPS_PER_TURN } from '../limits.ts'
import type { UndeliveredEvent } from '../state/event.ts'
import { type CompiledNode, END, type FlowGraph, REST, type Step } from './CompiledFlow.ts'
import { ENDED } from './createFlowMachine.ts'
import { fail } from './fail.ts'
import type { Turn } from './Turn.ts'

/**
 * Follows the flow from where the session is until it rests or ends; gives the name of that rest. Whatever cannot go on (an exit that
 * leads nowhere, a round without a wait) ends in the flow's fallback queue, with the reason in the trace.
 */
export function walk({ start, returning, entries, nodes }: FlowGraph, turn: Turn): string {
  const { session, event, trace } = turn
  let node: CompiledNode
  let step: Step | null
  if (session.node === null) {
    const entry = event.type === 'start' ? entries.get(event.entry) : start
    if (entry === undefined) return fail(turn, 'unknownEntry', 'The flow has no entry of this name.')
    node = (turn.env.entry === 'returning' ? returning : null) ?? entry
    trace.push({ type: 'nodeEntered', node: node.id })
    step = node.enter(turn)
  } else {
    const resting = nodes.get(session.node)
    if (resting?.rest === undefined)
      return fail(turn, 'lostPlace', `The session rests at "${session.node}", which this release does not have.`)
    const unheard = event.type === 'undelivered' ? senderOf(event, turn, nodes) : null
    node = unheard ?? resting
    step = event.type === 'undelivered' ? (unheard?.whenUndelivered ?? null) : resting.rest.resume(turn, event)
    if (step === null) {
      trace.push({ type: 'eventIgnored', event: event.type, because: `"${node.id}" waits for another answer` })
      return node.id
    }
    if (step !== REST) {
      delete session.attempts
      delete session.call
    }
  }
  while (true) {
    if (turn.patterns.left < 0) return failPatterns(turn, node.id)
    if (step === END) {
      session.node = node.id
      return ENDED
    }
    if (step === REST) {
      session.node = node.id
      trace.push({ type: 'waiting', node: node.id })
      return node.id
    }
    turn.steps += 1
    if (turn.steps > STEPS_PER_TURN) return failRound(turn)
    const next = node.exits.get(step)
    if (next === undefined) {
      return fail(turn, 'deadEnd', `Node "${node.id}": exit "${step}" leads nowhere.`, [node.id])
    }
    trace.push({ type: 'exitTaken', node: node.leavesAs, exit: step, to: next.id })
    trace.push({ type: 'nodeEntered', node: next.id })
    node = next
    step = node.enter(turn)
  }
}

/** The node whose message did not arrive, when it has an exit for that, nothing else has happened since, and the flow that was called there is not left. */
function senderOf(event: UndeliveredEvent, { session }: Turn, nodes: FlowGraph['nodes']): CompiledNode | null {
  const { sent, node: rest } = session
  if (rest === null || sent?.turn !== event.turn || !sent.nodes.includes(event.node)) return null
  const flow = event.node.slice(0, event.node.lastIndexOf('/') + 1)
  return rest.startsWith(flow) ? (nodes.get(event.node) ?? null) : null
}

/** Whatever the node decided, its patterns found nothing more. */
function failPatterns(turn: Turn, node: string): string {
  const message = `The patterns until "${node}" are too many, or too large, for a text as long as this.`
  return fail(turn, 'patternLimit', message, [node])
}

/** The nodes entered since the last one was entered before: the round itself. */
function failRound(turn: Turn): string {
  const entered = turn.trace.flatMap((entry) => (entry.type === 'nodeEntered' ? [entry.node] : []))
  const last = entered.at(-1)
  const before = last === undefined ? -1 : entered.lastIndexOf(last, entered.length - 2)
  const round = before < 0 ? entered.slice(-10) : entered.slice(before)
  // What a thousand steps said is no conversation: nothing of it is sent, and the trace keeps how it began.
  turn.effects.length = 0
  turn.trace.length = Math.min(turn.trace.length, 40)
  return fail(
    turn,
    'stepLimit',
    `The flow took more than ${STEPS_PER_TURN} steps without waiting: ${round.join(' → ')}.`,
    round,
  )
}
