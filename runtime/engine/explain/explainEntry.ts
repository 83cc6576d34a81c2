import type { KeywordMatch } from '../match/KeywordMatch.ts'
import type { TraceEntry } from '../trace.ts'

const DAYS: { readonly [day: string]: string } = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** One thing that the engine did, in a sentence; null for the steps of the way, which are told together. */
export function explainEntry(entry: TraceEntry): string | null {
  switch (entry.type) {
    case 'nodeEntered':
    case 'exitTaken':
    case 'waiting':
      return null
    case 'keywordMatched':
      return `Said ${quote(entry.match.part)}: rule ${entry.match.rule} at ${entry.node} matched ${sayKeyword(entry.match)}${sayOthers(entry.alsoMatched)}.`
    case 'keywordMissed':
      return `No rule at ${entry.node} matched.`
    case 'optionChosen':
      return `Said ${quote(entry.part)}: option ${entry.option} at ${entry.node}, by its ${entry.by}.`
    case 'answerRejected':
      return `The answer at ${entry.node} was not taken (attempt ${entry.attempt}): ${entry.reason}.`
    case 'valueCollected':
      return `Node ${entry.node} took the answer as ${entry.variable}.`
    case 'scheduleChecked':
      return `Office hours ${entry.schedule}: ${entry.verdict}, because ${sayReason(entry.because)}.`
    case 'caseTaken':
      return `Case ${entry.case} held at ${entry.node}.`
    case 'branchDrawn':
      return `The contact's share at ${entry.node} is ${entry.branch} (${entry.bucket} of 10,000).`
    case 'languageChosen':
      return `The language is ${entry.language}, because ${entry.because}.`
    case 'templateFailed':
      return `A text at ${entry.node} could not be filled in: ${entry.message}.`
    case 'callReturned':
      return `The call of ${entry.node} came back: ${entry.outcome}.`
    case 'messageHeld':
      return `The message is held while ${entry.node} waits for a service.`
    case 'eventIgnored':
      return `Ignored (${entry.event}): ${entry.because}.`
    case 'sendsSuppressed':
      return `${entry.count} ${entry.count === 1 ? 'message was' : 'messages were'} not sent: ${entry.because}.`
    case 'sessionRestarted':
      return `It stood at ${entry.node} of release ${entry.release.slice(0, 12)} and began anew, as the publication asks.`
    case 'sessionMoved':
      return `It stood at ${entry.from} of release ${entry.release.slice(0, 12)} and went on at ${entry.to}, as the publication asks.`
    case 'failed':
      return `Failed (${entry.code}): ${entry.message}${sayNodes(entry.nodes)}`
  }
}

const quote = (text: string): string => `“${text}”`

function sayKeyword({ keyword, languages, by }: KeywordMatch): string {
  const kind = by === 'word' ? 'the keyword' : by === 'prefix' ? 'the prefix' : by === 'typo' ? 'a near' : 'the pattern'
  return `${kind} ${keyword}${languages.length === 0 ? '' : ` (${languages.join(', ')})`}`
}

function sayOthers(rules: readonly string[]): string {
  return rules.length === 0 ? '' : `; ${rules.join(', ')} also matched`
}

/** A schedule's reason is written for machines: `weekly mon 09:00-13:00`. */
function sayReason(because: string): string {
  const [kind, first = '', ...rest] = because.split(' ')
  if (kind === 'weekly') return `${DAYS[first] ?? first} has the hours ${rest.join(' ')}`
  if (kind === 'holiday') return `${first} is a holiday${rest.length === 0 ? '' : `: ${rest.join(' ')}`}`
  if (kind === 'exception') return `${first} has hours of its own${rest.length === 0 ? '' : `: ${rest.join(' ')}`}`
  if (kind === 'emergency') return 'an emergency is declared'
  return because === 'outside hours' ? 'it is outside its hours' : because
}

function sayNodes(nodes: readonly string[]): string {
  return nodes.length === 0 ? '' : ` Nodes: ${nodes.join(' → ')}.`
}
