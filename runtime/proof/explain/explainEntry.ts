import type { KeywordMatch } from '../../engine/match/KeywordMatch.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import { type Value, type Words, words } from '../../engine/words.ts'
import { dayName } from '../schedule/dayName.ts'
import { reasonOf } from './reasonOf.ts'

/** One thing that the engine did, in a sentence; null for the steps of the way, which are told together. */
export function explainEntry(entry: TraceEntry): Words | null {
  switch (entry.type) {
    case 'nodeEntered':
    case 'exitTaken':
    case 'waiting':
      return null
    case 'keywordMatched':
      return sayMatch(entry)
    case 'keywordMissed':
      return words`No rule at ${entry.node} matched.`
    case 'optionChosen':
      return words`Said “${entry.part}”: option ${entry.option} at ${entry.node}, by its ${CHOSEN_BY[entry.by]}.`
    case 'replyChosen':
      return words`Said “${entry.part}”: the button “${entry.label}”, by its ${CHOSEN_BY[entry.by]}.`
    case 'answerRejected':
      return words`The answer at ${entry.node} was not taken (attempt ${entry.attempt}): ${reasonOf(entry.reason)}.`
    case 'valueCollected':
      return words`Node ${entry.node} took the answer as ${entry.variable}.`
    case 'scheduleChecked':
      return words`Office hours ${entry.schedule}: ${VERDICTS[entry.verdict]}, because ${sayHours(entry.because)}.`
    case 'caseTaken':
      return words`Case ${entry.case} held at ${entry.node}.`
    case 'branchDrawn':
      return words`The contact's share at ${entry.node} is ${entry.branch} (${entry.bucket} of 10,000).`
    case 'languageChosen':
      return words`The language is ${entry.language}, because ${reasonOf(entry.because)}.`
    case 'templateFailed':
      return words`A text at ${entry.node} could not be filled in: ${reasonOf(entry.message)}.`
    case 'callReturned':
      return words`The call of ${entry.node} came back: ${reasonOf(entry.outcome)}.`
    case 'messageHeld':
      return words`The message is held until ${entry.node} goes on.`
    case 'reminded':
      return words`The customer said nothing at ${entry.node}: reminder ${entry.number}.`
    case 'closedIdle':
      return words`The customer said nothing at ${entry.node} for so long that the conversation was closed.`
    case 'termsTold':
      return words`The terms, version ${entry.version}, were said first: the customer had not heard them here.`
    case 'waitingTold':
      return entry.isOpen
        ? words`The customer heard how they wait in the queue ${entry.queue}: at place ${entry.place}.`
        : words`The customer heard that it is after hours; they wait in the queue ${entry.queue}, at place ${entry.place}.`
    case 'eventIgnored':
      return words`Ignored (${entry.event}): ${reasonOf(entry.because)}.`
    case 'sendsSuppressed':
      return entry.count === 1
        ? words`1 message was not sent: ${reasonOf(entry.because)}.`
        : words`${entry.count} messages were not sent: ${reasonOf(entry.because)}.`
    case 'sessionRestarted':
      return words`It stood at ${entry.node} of release ${entry.release.slice(0, 12)} and began anew, as the publication asks.`
    case 'sessionMoved':
      return words`It stood at ${entry.from} of release ${entry.release.slice(0, 12)} and went on at ${entry.to}, as the publication asks.`
    case 'failed':
      return entry.nodes.length === 0
        ? words`Failed (${entry.code}): ${entry.message}`
        : words`Failed (${entry.code}): ${entry.message} Nodes: ${entry.nodes.join(' → ')}.`
  }
}

const CHOSEN_BY: { readonly [by in Extract<TraceEntry, { type: 'optionChosen' }>['by']]: Words } = {
  number: words`number`,
  ordinal: words`ordinal`,
  label: words`label`,
  keyword: words`keyword`,
  button: words`button`,
}
const VERDICTS: { readonly [verdict in Extract<TraceEntry, { type: 'scheduleChecked' }>['verdict']]: Words } = {
  open: words`open`,
  closed: words`closed`,
  holiday: words`holiday`,
  emergency: words`emergency`,
}
function sayMatch({ node, match, alsoMatched }: Extract<TraceEntry, { type: 'keywordMatched' }>): Words {
  const found = sayKeyword(match)
  return alsoMatched.length === 0
    ? words`Said “${match.part}”: rule ${match.rule} at ${node} matched ${found}.`
    : words`Said “${match.part}”: rule ${match.rule} at ${node} matched ${found}; ${alsoMatched.join(', ')} also matched.`
}

function sayKeyword({ keyword, languages, by }: KeywordMatch): Words {
  const said = languages.length === 0 ? keyword : `${keyword} (${languages.join(', ')})`
  if (by === 'word') return words`the keyword ${said}`
  if (by === 'prefix') return words`the prefix ${said}`
  return by === 'typo' ? words`a near ${said}` : words`the pattern ${said}`
}

/** A schedule's reason is written for machines: `weekly mon 09:00-13:00`. */
function sayHours(because: string): Value {
  const [kind, first = '', ...rest] = because.split(' ')
  const more = rest.join(' ')
  if (kind === 'weekly') return words`${dayName(first)} has the hours ${more}`
  if (kind === 'holiday') return more === '' ? words`${first} is a holiday` : words`${first} is a holiday: ${more}`
  if (kind === 'exception') {
    return more === '' ? words`${first} has hours of its own` : words`${first} has hours of its own: ${more}`
  }
  if (kind === 'emergency') return words`an emergency is declared`
  return because === 'outside hours' ? words`it is outside its hours` : because
}
