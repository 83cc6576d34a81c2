import type { Effect } from '../../engine/state/effect.ts'
import type { ConsentEvent, Event, NotedEvent } from '../../engine/state/event.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import { sayWords, type Words, words } from '../../engine/words.ts'
import { nameSkill } from '../nameSkill.ts'
import { explainEntry } from './explainEntry.ts'

/** What is needed of a turn to explain it: of the journal, the simulator or a scenario. */
export type ExplainedTurn = {
  readonly handledBy: string
  readonly event:
    | Event
    | { readonly type: 'agentReplied'; readonly agent: string; readonly elsewhere?: true }
    | { readonly type: 'outreach'; readonly agreed?: string }
    | { readonly type: 'handedOver'; readonly to: string; readonly refused?: string }
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}

/** A sentence, and the node that it is about; null when it is about none alone. */
export type Sentence = { readonly words: Words; readonly node: string | null }

/** Says in short English sentences why a turn went as it did: who took it, which way it went, what decided at each node, and where it ended. */
export const explainTurn = (turn: ExplainedTurn): readonly string[] =>
  sentencesOf(turn).map((sentence) => sayWords(sentence.words))

/** The same sentences, each with its node. */
export function sentencesOf(turn: ExplainedTurn): readonly Sentence[] {
  return [
    ...sayWho(turn).map((said) => ({ words: said, node: null })),
    ...turn.trace.flatMap((entry) => sentence(explainEntry(entry), entry)),
    ...sayWay(turn.trace).map((said) => ({ words: said, node: null })),
    ...turn.effects.flatMap((effect) => sentence(sayEffect(effect), effect)),
    ...sayWait(turn),
  ]
}

function sentence(said: Words | null, about: TraceEntry | Effect): readonly Sentence[] {
  const node = 'node' in about && about.node !== '' ? about.node : null
  return said === null ? [] : [{ words: said, node }]
}

/** The line of the precedence, where it alone explains the turn. */
function sayWho({ handledBy, event, trace }: ExplainedTurn): readonly Words[] {
  if (event.type === 'agentReplied' && event.elsewhere === true)
    return [words`A person answered in the platform's own inbox, and has the conversation.`]
  if (event.type === 'noted') return [sayNoted(event)]
  if (event.type === 'consentTold') return [sayConsent(event)]
  if (event.type === 'undelivered')
    return [words`A message of ${event.node} did not reach the customer (${event.reason}).`]
  if (event.type === 'handedOver') {
    return event.refused === undefined
      ? [words`The contact centre ${event.to} has taken the conversation over.`]
      : [
          words`The contact centre ${event.to} has not taken the conversation over (${event.refused}): it waits in the queue.`,
        ]
  }
  if (event.type === 'agentReplied') return [words`The agent ${event.agent} replied.`]
  if (event.type === 'outreach') {
    return event.agreed === undefined
      ? [words`The customer was written to first, having written lately.`]
      : [words`The customer was written to first, having agreed: ${event.agreed}`]
  }
  if (event.type === 'start') {
    return [
      event.agreed === undefined
        ? words`The flow ${event.flow} was begun for the customer at its entry ${event.entry}.`
        : words`The flow ${event.flow} was begun for the customer at its entry ${event.entry}, who had agreed: ${event.agreed}`,
    ]
  }
  if (event.type === 'agentClosed' && handledBy === 'agent') return [words`The agent finished the conversation.`]
  switch (handledBy) {
    case 'consent':
      return [words`The whole message is an opt-out, opt-in or help word: it was answered before any flow.`]
    case 'blocked':
      return [words`The contact is blocked: the message was kept and no flow ran.`]
    case 'agent':
      return [words`An agent has the conversation: the message was passed on to them and no flow ran.`]
    case 'queue':
      return [words`The conversation waits in a queue: the message was added to it and no flow ran.`]
    case 'bot':
      return event.type === 'message' ? [words`The bot has the conversation: the message went to it.`] : []
    case 'returning':
      return [words`The customer came back within the threading window.`]
    case 'again':
      return [words`The customer came back within the threading window after the flow had ended: it starts again.`]
    default:
      return event.type === 'timeout' && !isIdle(trace) ? [words`The time to wait was over.`] : []
  }
}

function sayNoted({ what }: NotedEvent): Words {
  switch (what) {
    case 'reaction':
      return words`The customer reacted to a message: no flow reacts to that.`
    case 'edit':
      return words`The customer changed what they had written: no flow reacts to that.`
    case 'deletion':
      return words`The customer took back what they had written: no flow reacts to that.`
    case 'unsupported':
      return words`The customer sent something that cannot be read here: no flow reacts to that.`
  }
}

function sayConsent({ word }: ConsentEvent): Words {
  switch (word) {
    case 'stop':
      return words`The platform told that the customer wants no more messages.`
    case 'start':
      return words`The platform told that the customer wants messages again.`
    case 'left':
      return words`The customer blocked the channel: nothing can be sent there.`
    case 'back':
      return words`The customer let the channel in again.`
  }
}

/** Whether the silence of the customer was the cause, and no flow went on. */
export const isIdle = (trace: readonly TraceEntry[]): boolean =>
  trace.some(({ type }) => type === 'reminded' || type === 'closedIdle')

/** The nodes in order, each with the exit that was taken where it is not the only one. */
function sayWay(trace: readonly TraceEntry[]): readonly Words[] {
  const steps: string[] = []
  for (const entry of trace) {
    if (entry.type === 'nodeEntered' && steps.length === 0) steps.push(entry.node)
    if (entry.type !== 'exitTaken') continue
    // A turn that begins at a rest leaves it before it enters anything.
    if (steps.length === 0) steps.push(entry.node)
    if (entry.exit !== 'next') steps.push(`${steps.pop()} (${entry.exit})`)
    steps.push(entry.to)
  }
  return steps.length < 2 ? [] : [words`Way: ${steps.join(' → ')}.`]
}

function sayEffect(effect: Effect): Words | null {
  switch (effect.type) {
    case 'enqueue':
      return sayEnqueued(effect)
    case 'handToBot':
      return words`Handed to the bot ${effect.bot}.`
    case 'callRequest':
      return words`Node ${effect.node} calls a service (${effect.method}) and waits for its answer.`
    case 'recordOutcome':
      return words`Outcome ${effect.outcome} was recorded.`
    case 'close':
      // Of a conversation that is closed for silence its entry tells.
      return effect.node === '' ? null : words`Node ${effect.node} closed the conversation.`
    default:
      return null
  }
}

function sayEnqueued({ queue, skills, priority, failure }: Extract<Effect, { type: 'enqueue' }>): Words {
  const named = skills.map(nameSkill).join(', ')
  const what = named === '' ? words`priority ${priority}` : words`skills ${named}, priority ${priority}`
  return failure === undefined
    ? words`Put in the queue ${queue}, ${what}.`
    : words`Put in the queue ${queue}, ${what}, the fallback, because of ${failure}.`
}

function sayWait({ trace, effects }: ExplainedTurn): readonly Sentence[] {
  const waiting = trace.findLast((entry) => entry.type === 'waiting')
  if (waiting === undefined) return []
  const timer = effects.findLast((effect) => effect.type === 'startTimer')
  const said =
    timer === undefined ? words`Waits at ${waiting.node}.` : words`Waits at ${waiting.node}, until ${{ at: timer.at }}.`
  return [{ words: said, node: waiting.node }]
}
