import { DEFAULT_THREADING_WINDOW } from '../limits.ts'
import { matchConsent } from '../match/matchConsent.ts'
import { readOptionValue } from '../match/optionValue.ts'
import { durationMs } from '../parseDuration.ts'
import type { Event } from '../state/event.ts'
import type { Workspace } from '../workspace.ts'
import type { Thread } from './Conversation.ts'
import { consentWords } from './consentReply.ts'

/** Who takes an event. The order of the members is the order of precedence. */
export type Precedence =
  | { readonly line: 'consent'; readonly word: 'stop' | 'start' | 'help' | 'left' | 'back' }
  | { readonly line: 'blocked' }
  /** an agent or a queue has the conversation: append and notify, no flow */
  | { readonly line: 'agent' | 'queue' }
  /** the session decides, on its own release */
  | { readonly line: 'bot' | 'flow' }
  /** back within the window after an agent finished */
  | { readonly line: 'returning' }
  /** back within the window after the flow itself had closed, or Start was pressed while it ran: the same conversation, from the start */
  | { readonly line: 'again' }
  /** a new conversation */
  | { readonly line: 'new' }
  /** an answer or a timeout that nothing waits for, or what no flow reacts to */
  | { readonly line: 'ignored'; readonly because: string }

/** Decides who takes an event; the same in the host, in scenarios and in the simulator. `now` is epoch ms. */
export function precedence(
  workspace: Workspace,
  channelKind: string,
  thread: Thread,
  event: Event,
  now: number,
): Precedence {
  const { conversation } = thread
  if (event.type === 'consentTold') return { line: 'consent', word: event.word }
  if (event.type === 'noted') return { line: 'ignored', because: 'no flow reacts to it' }
  if (event.type === 'start') {
    if (thread.blocked) return { line: 'blocked' }
    return conversation === null || conversation.owner === 'closed'
      ? { line: 'new' }
      : { line: 'ignored', because: 'the customer is in a conversation' }
  }
  if (event.type !== 'message') {
    const owner = conversation?.owner
    if (owner === 'flow' || owner === 'bot') return { line: owner }
    return {
      line: 'ignored',
      because:
        owner === undefined
          ? 'there is no conversation'
          : `the conversation is ${owner === 'closed' ? 'closed' : `with the ${owner}`}`,
    }
  }
  const words = consentWords(workspace, channelKind)
  // An option may be called Stop; whoever presses it answers a question.
  const isOption = event.value !== undefined && readOptionValue(event.value) !== null
  const word = words === null || isOption ? null : matchConsent(words, event.text, thread.optedOut)
  if (word !== null) return { line: 'consent', word }
  if (thread.blocked) return { line: 'blocked' }
  if (conversation === null) return { line: 'new' }
  // Every wait has a timer, so a session that waits is waiting still, however long ago the last message was.
  const isRunning = conversation.owner === 'flow' || conversation.owner === 'bot'
  if (isRunning && event.begins === true) return { line: 'again' }
  if (conversation.owner !== 'closed') return { line: conversation.owner }
  const window = durationMs(workspace.workspace.threadingWindow ?? DEFAULT_THREADING_WINDOW)
  if (now - conversation.lastActivityAt >= window) return { line: 'new' }
  return conversation.lastAgentAt !== null || conversation.lastEnqueued !== null
    ? { line: 'returning' }
    : { line: 'again' }
}
