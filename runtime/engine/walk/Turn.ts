import type { Json } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Answer } from '../match/matchOption.ts'
import { offeredAfter, replyMeant } from '../match/offeredReplies.ts'
import { type OptionRef, readOptionValue } from '../match/optionValue.ts'
import { createPatternMeter, type PatternMeter } from '../match/Pattern.ts'
import { describeInstant } from '../schedule/describeInstant.ts'
import { nextClose } from '../schedule/nextClose.ts'
import { nextOpen } from '../schedule/nextOpen.ts'
import type { Effect } from '../state/effect.ts'
import type { Contact, Env } from '../state/env.ts'
import type { Event } from '../state/event.ts'
import type { Session } from '../state/session.ts'
import type { TraceEntry } from '../state/trace.ts'
import type { FlowFacts } from './FlowFacts.ts'
import { TEXTLESS, textless } from './textless.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * The draft of one turn: what the nodes read and write while the walk goes on. It lives for one `decide` and never leaves it;
 * the session, effects and trace that come out of it are new values.
 */
export type Turn = {
  readonly flow: FlowFacts
  readonly event: Event
  readonly env: Env
  readonly session: Writable<Session>
  contact: Contact
  /** the customer's words that no wait has taken yet */
  inHand: string | null
  /** the option whose button was pressed for them */
  pressed: OptionRef | null
  readonly effects: Effect[]
  readonly trace: TraceEntry[]
  /** nodes entered so far */
  steps: number
  calls: number
  readonly patterns: PatternMeter
  /** what templates read, built when the first one needs it */
  values: { readonly scope: string; readonly values: object } | null
}

export function createTurn(flow: FlowFacts, session: Session, event: Event, env: Env): Turn {
  const draft: Writable<Session> = { ...session }
  let inHand: string | null = null
  let pressed: OptionRef | null = null
  if (event.type === 'message') {
    inHand = event.text
    pressed = event.value === undefined ? null : readOptionValue(event.value)
    draft.text = event.text.slice(0, 1_000)
  }
  return {
    flow,
    event,
    env,
    session: draft,
    contact: env.contact,
    inHand,
    pressed,
    effects: [],
    trace: [],
    steps: 0,
    calls: 0,
    patterns: createPatternMeter(),
    values: null,
  }
}

/** Takes the words of a message that mean a button for what the button says; nothing is offered any more after it. */
export function hearReply(turn: Turn): void {
  const { session, inHand, pressed } = turn
  const { offered } = session
  if (offered === undefined || inHand === null) return
  const meant = pressed === null ? replyMeant(offered, inHand, turn.flow.languages) : null
  if (meant !== null) {
    turn.trace.push({ type: 'replyChosen', ...meant, part: inHand.trim() })
    turn.inHand = meant.value
    session.text = meant.value.slice(0, 1_000)
  }
  delete session.offered
}

/** The words that a wait may take: this turn's message, else one that came while a request was under way. Taking them uses them up. */
export const takeWords = (turn: Turn): string | null => takeAnswer(turn)?.words ?? null

/** As `takeWords`, for waits that offer options or must not take a button's label for an answer. */
export function takeAnswer(turn: Turn): Answer | null {
  if (turn.inHand !== null) {
    const { inHand: words, pressed } = turn
    turn.inHand = null
    turn.pressed = null
    return { words, pressed }
  }
  const [first, ...rest] = turn.session.held ?? []
  if (first === undefined) return null
  if (rest.length > 0) turn.session.held = rest
  else delete turn.session.held
  return typeof first === 'string'
    ? { words: first, pressed: null }
    : { words: first.text, pressed: readOptionValue(first.value) }
}

/** A name for a timer or call, unique because the turn's id is. */
export function nextCallId(turn: Turn): string {
  turn.calls += 1
  return `${turn.env.turnId}.${turn.calls}`
}

export function readVariables(turn: Turn, scope: string): { readonly [name: string]: Json } {
  return scope === '' ? turn.session.variables : (turn.session.scopes?.[scope] ?? {})
}

export function setVariables(turn: Turn, scope: string, values: { readonly [name: string]: Json }): void {
  turn.values = null
  if (scope === '') turn.session.variables = { ...turn.session.variables, ...values }
  else turn.session.scopes = { ...turn.session.scopes, [scope]: { ...turn.session.scopes?.[scope], ...values } }
}

export function removeVariable(turn: Turn, scope: string, name: string): void {
  turn.values = null
  const { [name]: _removed, ...rest } = readVariables(turn, scope)
  if (scope === '') turn.session.variables = rest
  else turn.session.scopes = { ...turn.session.scopes, [scope]: rest }
}

export function sendMessage(turn: Turn, node: string, message: OutboundMessage): void {
  const offered = offeredAfter(message, turn.session.offered)
  if (offered === undefined) delete turn.session.offered
  else turn.session.offered = offered
  turn.effects.push({ type: 'sendMessage', node, message })
}

/** Chosen when the flow's text is needed in the language of the conversation. */
export function pick<T>(turn: Turn, byLanguage: ReadonlyMap<string, T>): T | undefined {
  return byLanguage.get(turn.session.language) ?? byLanguage.values().next().value
}

/** What templates and conditions may read, by the names of the field: contact, vars, message, channel, flow, conversation, waiting, schedule, bot, request, language. */
export function readValues(turn: Turn, scope: string): object {
  if (turn.values?.scope === scope) return turn.values.values
  const { contact, env, session, event } = turn
  // Each is made when it is read: a condition reads one, a text one or two.
  const values = {
    get contact() {
      const { id, name = '', language = '', tags, attributes } = contact
      return textless({ ...attributes, id, name, language, tags })
    },
    get vars() {
      return textless(readVariables(turn, scope))
    },
    get message() {
      const { value = '', attachments = [], location = null } = event.type === 'message' ? event : {}
      const [attachment = null] = attachments
      return textless({ text: session.text ?? '', value, attachment, attachments, location })
    },
    get channel() {
      return textless({ id: env.channel.id, kind: env.channel.kind, address: env.channel.address ?? '' })
    },
    get flow() {
      return textless({ id: session.flow })
    },
    get conversation() {
      return textless({ id: env.conversation.id, returning: env.conversation.returning })
    },
    get language() {
      return session.language
    },
    get bot() {
      return textless({ outcome: session.botOutcome ?? '' })
    },
    get request() {
      return textless({ status: session.requestStatus ?? 0 })
    },
    get waiting() {
      const { place = null, wait = null } = env.waiting ?? {}
      return textless({ place, minutes: wait === null ? null : Math.max(1, Math.ceil(wait / 60_000)) })
    },
    get schedule() {
      return describeSchedule(turn)
    },
  }
  turn.values = { scope, values }
  return values
}

function describeSchedule(turn: Turn): object {
  const schedule = turn.session.schedule === undefined ? undefined : turn.flow.schedules.get(turn.session.schedule)
  if (schedule === undefined) return textless({ nextOpen: '', nextClose: '' })
  const { now } = turn.env
  const phrase = (at: number | null) =>
    at === null ? '' : describeInstant(at, schedule.timeZone, turn.session.language, now)
  return {
    __proto__: TEXTLESS,
    get nextOpen() {
      return phrase(nextOpen(schedule, now))
    },
    get nextClose() {
      return phrase(nextClose(schedule, now))
    },
  }
}
