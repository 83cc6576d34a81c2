import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { TraceEntry } from '../trace.ts'
import { explainEntry } from './explainEntry.ts'

/** What is needed of a turn to explain it: of the journal, the simulator or a scenario. */
export type ExplainedTurn = {
  readonly handledBy: string
  readonly event: Event | { readonly type: 'agentReplied'; readonly agent: string }
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}

/** A sentence, and the node that it is about; null when it is about none alone. */
export type Sentence = { readonly text: string; readonly node: string | null }

/** Says in short English sentences why a turn went as it did: who took it, which way it went, what decided at each node, and where it ended. */
export const explainTurn = (turn: ExplainedTurn): readonly string[] => sentencesOf(turn).map(({ text }) => text)

/** The same sentences, each with its node. */
export function sentencesOf(turn: ExplainedTurn): readonly Sentence[] {
  return [
    ...sayWho(turn).map((text) => ({ text, node: null })),
    ...turn.trace.flatMap((entry) => sentence(explainEntry(entry), entry)),
    ...sayWay(turn.trace).map((text) => ({ text, node: null })),
    ...turn.effects.flatMap((effect) => sentence(sayEffect(effect), effect)),
    ...sayWait(turn),
  ]
}

function sentence(text: string | null, about: TraceEntry | Effect): readonly Sentence[] {
  const node = 'node' in about && about.node !== '' ? about.node : null
  return text === null ? [] : [{ text, node }]
}

/** The line of the precedence, where it alone explains the turn. */
function sayWho({ handledBy, event }: ExplainedTurn): readonly string[] {
  if (event.type === 'agentReplied') return [`The agent ${event.agent} replied.`]
  if (event.type === 'agentClosed' && handledBy === 'agent') return ['The agent finished the conversation.']
  switch (handledBy) {
    case 'consent':
      return ['The whole message is an opt-out, opt-in or help word: it was answered before any flow.']
    case 'blocked':
      return ['The contact is blocked: the message was kept and no flow ran.']
    case 'agent':
      return ['An agent has the conversation: the message was passed on to them and no flow ran.']
    case 'queue':
      return ['The conversation waits in a queue: the message was added to it and no flow ran.']
    case 'bot':
      return event.type === 'message' ? ['The bot has the conversation: the message went to it.'] : []
    case 'returning':
      return ['The customer came back within the threading window.']
    case 'again':
      return ['The customer came back within the threading window after the flow had ended: it starts again.']
    default:
      return event.type === 'timeout' ? ['No answer came in time.'] : []
  }
}

/** The nodes in order, each with the exit that was taken where it is not the only one. */
function sayWay(trace: readonly TraceEntry[]): readonly string[] {
  const steps: string[] = []
  for (const entry of trace) {
    if (entry.type === 'nodeEntered' && steps.length === 0) steps.push(entry.node)
    if (entry.type !== 'exitTaken') continue
    // A turn that begins at a rest leaves it before it enters anything.
    if (steps.length === 0) steps.push(entry.node)
    if (entry.exit !== 'next') steps.push(`${steps.pop()} (${entry.exit})`)
    steps.push(entry.to)
  }
  return steps.length < 2 ? [] : [`Way: ${steps.join(' → ')}.`]
}

function sayEffect(effect: Effect): string | null {
  switch (effect.type) {
    case 'enqueue': {
      const skills = effect.skills.map(({ skill, level }) => `${skill} ${level}`).join(', ')
      const what = `${skills === '' ? '' : `, skills ${skills}`}, priority ${effect.priority}`
      const why = effect.failure === undefined ? '' : `, the fallback, because of ${effect.failure}`
      return `Put in the queue ${effect.queue}${what}${why}.`
    }
    case 'handToBot':
      return `Handed to the bot ${effect.bot}.`
    case 'callRequest':
      return `Node ${effect.node} calls a service (${effect.method}) and waits for its answer.`
    case 'recordOutcome':
      return `Outcome ${effect.outcome} was recorded.`
    case 'close':
      return `Node ${effect.node} closed the conversation.`
    default:
      return null
  }
}

function sayWait({ trace, effects }: ExplainedTurn): readonly Sentence[] {
  const waiting = trace.findLast((entry) => entry.type === 'waiting')
  if (waiting === undefined) return []
  const timer = effects.findLast((effect) => effect.type === 'startTimer')
  const until = timer === undefined ? '' : `, until ${new Date(timer.at).toISOString()}`
  return [{ text: `Waits at ${waiting.node}${until}.`, node: waiting.node }]
}
