import type { Effect } from '../../runtime/engine/state/effect.ts'
import { isIdle, type Sentence, sentencesOf } from '../../runtime/proof/explain/explainTurn.ts'
import { nameSkill } from '../../runtime/proof/nameSkill.ts'
import type { RehearsedTurn } from '../../runtime/proof/scenario/Rehearsal.ts'
import type { Attachment, OutboundMessage, ReceivedAttachment } from '../../schemas/wire.ts'
import type { PlayedStep } from './playTalk.ts'

export type CustomerLine = {
  readonly who: 'customer'
  readonly text: string
  /** `file`: where the host gives it; without, it is only said to be there */
  readonly attachments: readonly (Attachment & { readonly file?: string })[]
}

/** One line of the conversation as it is shown. */
export type Line =
  | CustomerLine
  | { readonly who: 'flow' | 'bot' | 'agent'; readonly message: OutboundMessage; readonly node: string }
  /** what happened without words; the catalogues put it into words (`simulator.notes.<what>`) */
  | { readonly who: 'note'; readonly what: Note; readonly values: { readonly [name: string]: string } }

export type Note =
  | 'enqueued'
  | 'fallback'
  | 'handedToBot'
  | 'forwarded'
  | 'requested'
  | 'closed'
  | 'outcome'
  | 'botFailed'
  | 'handedBack'
  | 'requestFailed'
  | 'requestReturned'
  | 'timeout'
  | 'silent'
  | 'agentClosed'
  | 'handedOver'
  | 'begun'
  | 'handOverRefused'
  | 'undelivered'
  | 'suppressed'
  | 'reaction'
  | 'edit'
  | 'deletion'
  | 'unsupported'
  | 'stop'
  | 'start'
  | 'left'
  | 'back'

/** A turn: what caused it, what came of it, and why. `at` is epoch ms of the virtual clock. */
export type Passage = { readonly at: number; readonly lines: readonly Line[]; readonly why: readonly Sentence[] }

/** A give of the author's as it is shown: the turns that came of it, in order; at least one passage. */
export function passagesOf({ give, at, turns }: PlayedStep): readonly Passage[] {
  if ('agent' in give) return [{ at, lines: [note('agentClosed')], why: [] }]
  if (turns.length === 0) return [{ at, lines: [], why: [] }]
  return turns.map((turn) => ({ at: turn.at, lines: linesOf(turn), why: sentencesOf(turn) }))
}

/** What was said and done in a turn. */
export function linesOf({
  event,
  effects,
  trace,
}: Pick<RehearsedTurn, 'event' | 'effects' | 'trace'>): readonly Line[] {
  const said = event.type === 'botReplied' ? new Set(event.replies.map(({ text }) => text)) : null
  const cause = isIdle(trace) ? [note('silent')] : causeOf(event)
  const answers = effects.flatMap((effect): readonly Line[] => {
    if (effect.type !== 'sendMessage') return noteOf(effect)
    return [
      { who: said?.has(effect.message.text) === true ? 'bot' : 'flow', message: effect.message, node: effect.node },
    ]
  })
  const unsent = trace.find((entry) => entry.type === 'sendsSuppressed')
  return [...cause, ...answers, ...(unsent === undefined ? [] : [note('suppressed', { number: String(unsent.count) })])]
}

function causeOf(event: RehearsedTurn['event']): readonly Line[] {
  switch (event.type) {
    case 'message':
      return [{ who: 'customer', text: event.text, attachments: (event.attachments ?? []).map(shown) }]
    case 'timeout':
      return [note('timeout')]
    case 'botFailed':
      return [note('botFailed')]
    case 'botReplied':
      return event.handback === undefined ? [] : [note('handedBack', { outcome: event.handback.outcome ?? 'done' })]
    case 'requestFailed':
      return [note('requestFailed')]
    case 'requestReturned':
      return [note('requestReturned', { status: String(event.status) })]
    case 'agentClosed':
      return [note('agentClosed')]
    case 'undelivered':
      return [note('undelivered', { node: event.node, reason: event.reason })]
    case 'noted':
      return [note(event.what, { emoji: event.emoji ?? '', text: event.text ?? '' })]
    case 'consentTold':
      return [note(event.word)]
    case 'start':
      return [note('begun', { entry: event.entry })]
  }
}

function noteOf(effect: Effect): readonly Line[] {
  switch (effect.type) {
    case 'enqueue': {
      const skills = effect.skills.map(nameSkill)
      const detail = [...skills, ...(effect.priority === 0 ? [] : [`+${effect.priority}`])].join(', ')
      return [note(effect.failure === undefined ? 'enqueued' : 'fallback', { queue: effect.queue, detail })]
    }
    case 'handToBot':
      return [note('handedToBot', { bot: effect.bot })]
    case 'forwardToBot':
      return [note('forwarded', { bot: effect.bot })]
    case 'callRequest':
      return [note('requested', { method: effect.method, url: effect.url })]
    case 'recordOutcome':
      return [note('outcome', { outcome: effect.outcome })]
    case 'close':
      return [note('closed')]
    default:
      return []
  }
}

const note = (what: Note, values: { readonly [name: string]: string } = {}): Line => ({ who: 'note', what, values })

/** What a platform keeps has no address that a page may ask; then its name stands there. */
const shown = ({ kind, url, name, mime }: ReceivedAttachment): Attachment => ({ kind, url: url ?? name ?? mime ?? '' })
