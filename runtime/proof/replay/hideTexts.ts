import type { Effect } from '../../engine/state/effect.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'

/**
 * A turn without what people wrote, were told, are called and gave away: only what is named here is kept. `replace` gives what stands for a
 * customer's words. The author's own words stay where they matched, so that the replay can still route by them: the keyword, the option.
 */
export function hideTexts(
  turn: RecordedTurn,
  texts: 'hashed' | 'removed',
  replace: (text: string) => string,
): RecordedTurn {
  const { id, language, tags } = turn.contact
  return {
    ...turn,
    contact: { id, ...(language === undefined ? {} : { language }), tags, attributes: {} },
    event: hiddenEvent(turn, replace),
    effects: turn.effects.map(hiddenEffect),
    trace: turn.trace.map(hiddenEntry),
    texts,
  }
}

function hiddenEvent({ event, handledBy }: RecordedTurn, replace: (text: string) => string): RecordedTurn['event'] {
  switch (event.type) {
    case 'message':
      return {
        type: 'message',
        text: handledBy === 'consent' ? event.text : replace(event.text),
        // Ids of the flow's, not the customer's words.
        ...(event.value === undefined ? {} : { value: event.value }),
        ...(event.begins === undefined ? {} : { begins: event.begins }),
        ...(event.isAnswered === undefined ? {} : { isAnswered: event.isAnswered }),
      }
    case 'botReplied': {
      const outcome = event.handback?.outcome
      const handback = event.handback === undefined ? {} : { handback: outcome === undefined ? {} : { outcome } }
      return { type: 'botReplied', call: event.call, replies: [], ...handback }
    }
    case 'botFailed':
    case 'requestFailed':
      return { type: event.type, call: event.call, reason: '' }
    case 'requestReturned':
      return { type: 'requestReturned', call: event.call, status: event.status, body: null }
    case 'agentReplied':
      return {
        type: 'agentReplied',
        agent: 'agent',
        messages: [],
        ...(event.elsewhere === undefined ? {} : { elsewhere: event.elsewhere }),
      }
    case 'outreach':
      return { type: 'outreach', messages: [] }
    case 'start':
      return { type: 'start', flow: event.flow, entry: event.entry, variables: {} }
    case 'noted':
      return { type: 'noted', what: event.what }
    case 'timeout':
    case 'agentClosed':
    case 'handedOver':
    case 'consentTold':
    case 'undelivered':
      return event
  }
}

function hiddenEffect(effect: Effect): Effect {
  switch (effect.type) {
    case 'sendMessage':
      return { type: 'sendMessage', node: effect.node, message: {} }
    case 'handToBot': {
      const { type, node, bot, call } = effect
      return { type, node, bot, call, text: '', context: {} }
    }
    case 'forwardToBot': {
      const { type, node, bot, call } = effect
      return { type, node, bot, call, text: '' }
    }
    case 'callRequest': {
      const { type, node, call, method, timeout } = effect
      return { type, node, call, method, url: '', headers: {}, timeout }
    }
    case 'updateContact': {
      const { attributes: _hidden, ...kept } = effect
      return kept
    }
    case 'enqueue':
    case 'startTimer':
    case 'cancelTimer':
    case 'recordOutcome':
    case 'close':
      return effect
  }
}

function hiddenEntry(entry: TraceEntry): TraceEntry {
  switch (entry.type) {
    case 'keywordMatched':
      return { ...entry, match: { ...entry.match, start: 0, end: 0, part: '' } }
    case 'replyChosen':
      return { ...entry, label: '', value: '', part: '' }
    case 'templateFailed':
    case 'failed':
      return { ...entry, message: '' }
    case 'callReturned':
      return { ...entry, outcome: entry.outcome.startsWith('failed') ? 'failed' : entry.outcome }
    case 'nodeEntered':
    case 'exitTaken':
    case 'keywordMissed':
    case 'optionChosen':
    case 'answerRejected':
    case 'valueCollected':
    case 'scheduleChecked':
    case 'caseTaken':
    case 'branchDrawn':
    case 'languageChosen':
    case 'messageHeld':
    case 'reminded':
    case 'closedIdle':
    case 'termsTold':
    case 'waitingTold':
    case 'eventIgnored':
    case 'sendsSuppressed':
    case 'sessionMoved':
    case 'sessionRestarted':
    case 'waiting':
      return entry
  }
}
