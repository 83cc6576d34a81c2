import type { Owner } from '../../../schemas/wire.ts'
import type { CompiledRelease } from '../compile/CompiledRelease.ts'
import { own } from '../own.ts'
import type { Effect } from '../state/effect.ts'
import type { Env } from '../state/env.ts'
import type { Event } from '../state/event.ts'
import type { Session } from '../state/session.ts'
import type { TraceEntry } from '../state/trace.ts'
import { applyToContact } from '../walk/applyToContact.ts'
import type { CompiledFlow } from '../walk/CompiledFlow.ts'
import type { Conversation, Thread } from './Conversation.ts'
import { consentReply } from './consentReply.ts'
import { createSession, type Decision, decide, decideSafely } from './decide.ts'
import { fateOf, type OnStanding, PIN } from './fateOf.ts'
import { type Precedence, precedence } from './precedence.ts'
import { begins, sayTerms } from './sayTerms.ts'
import { sayWaiting } from './sayWaiting.ts'
import type { Place, TakenTurn } from './TakenTurn.ts'

/** What a turn is taken of. */
type Asked = {
  /** the release for new conversations */
  readonly live: CompiledRelease
  /** the session's own release by hash; null when it is gone */
  readonly own: (hash: string) => CompiledRelease | null
  readonly thread: Thread
  readonly event: Event
  readonly place: Place
  /** what the publication of `live` does to sessions of another release; default: they stay on their own */
  readonly onStanding?: OnStanding
}

/** The turn, pure: who takes the event (see `precedence`), what the flow decides, and how the conversation stands afterwards. Never throws. */
export function takeTurn(asked: Asked): TakenTurn {
  const { live, thread, event, place } = asked
  const taken = precedence(live.workspace, place.channel.kind, thread, event, place.now)
  const turn = backFrom(thread, event, followLine(taken, asked))
  if (thread.optedOut && turn.optedOut !== false) return withoutSends(turn, 'the customer has opted out')
  if ((turn.hasLeft ?? thread.hasLeft) === true) return withoutSends(turn, 'the customer has blocked the channel')
  return hearsTerms(taken, asked) || taken.line === 'queue' ? withLife(turn, asked) : turn
}

/** Where the conversation begins by their words; where we began it, with the first that they answer: after the window nothing but templates may be said. */
function hearsTerms(taken: Precedence, { thread, event }: Asked): boolean {
  if (event.type !== 'message') return false
  if (begins(taken)) return true
  const session = thread.conversation?.session ?? null
  return (taken.line === 'flow' || taken.line === 'bot') && session !== null && session.text === undefined
}

/** With what is said by itself: the terms where a conversation begins, how it stands where one waits. */
function withLife(turn: TakenTurn, asked: Asked): TakenTurn {
  const { live, thread, event, place } = asked
  const compiled = live.flow(place.channel.flow)
  if (!compiled.ok) return turn
  const env = envOf(turn.conversation, asked)
  return turn.handledBy === 'queue'
    ? sayWaiting(turn, compiled.flow, event, env)
    : sayTerms(turn, compiled.flow, thread.terms, event, env)
}

function followLine(taken: Precedence, asked: Asked): TakenTurn {
  const { conversation } = asked.thread
  switch (taken.line) {
    case 'consent':
      return takeConsent(taken.word, asked)
    case 'blocked':
    case 'agent':
    case 'queue':
      return unchanged(taken.line, asked, [])
    case 'ignored':
      return unchanged('ignored', asked, ignoredEntries(asked.event, taken.because))
    case 'bot':
    case 'flow':
      // precedence gives these lines only when there is a conversation
      return conversation === null ? begin('new', asked) : resume(taken.line, conversation, asked)
    case 'returning':
      return comeBack(asked)
    case 'again':
    case 'new':
      return begin(taken.line, asked)
  }
}

/** Who writes has let the channel in again, whether the platform told so or not. */
const backFrom = (thread: Thread, event: Event, turn: TakenTurn): TakenTurn =>
  thread.hasLeft === true && event.type === 'message' ? { ...turn, hasLeft: false } : turn

/** What no flow ever reacts to is no event that was expected and came to nothing. */
const ignoredEntries = (event: Event, because: string): readonly TraceEntry[] =>
  event.type === 'noted' ? [] : [{ type: 'eventIgnored', event: event.type, because }]

/** A conversation as it is before its first turn. */
function newConversation({ thread, place }: Asked): Conversation {
  return {
    id: place.newConversationId,
    owner: 'flow',
    session: null,
    startedAt: place.now,
    lastActivityAt: place.now,
    lastAgent: thread.conversation?.lastAgent ?? null,
    lastAgentAt: thread.conversation?.lastAgentAt ?? null,
    lastEnqueued: null,
  }
}

function unchanged(handledBy: Precedence['line'], asked: Asked, trace: readonly TraceEntry[]): TakenTurn {
  const { thread, place } = asked
  const conversation = thread.conversation ?? { ...newConversation(asked), owner: 'closed' as const }
  // What is ignored is no activity of the customer's.
  const lastActivityAt = handledBy === 'ignored' ? conversation.lastActivityAt : place.now
  return {
    handledBy,
    release: null,
    conversation: { ...conversation, lastActivityAt },
    isNewConversation: thread.conversation === null,
    contact: thread.contact,
    effects: [],
    trace,
  }
}

function takeConsent(word: Extract<Precedence, { line: 'consent' }>['word'], asked: Asked): TakenTurn {
  const { live, thread, place, event } = asked
  const turn = unchanged('consent', asked, [])
  if (word === 'back') return { ...turn, hasLeft: false }
  const language = turn.conversation.session?.language ?? thread.contact.language ?? place.channel.language
  const isSilent = word === 'left' || ('isAnswered' in event && event.isAnswered)
  const reply: readonly Effect[] = isSilent
    ? []
    : [{ type: 'sendMessage', node: '', message: { text: consentReply(live.workspace, word, language) } }]
  if (word === 'help') return { ...turn, effects: reply }
  if (word === 'start') return { ...turn, optedOut: false, effects: reply }
  // A flow or bot under way would go on writing: it ends here. A queue or an agent keeps the conversation.
  const { session, owner } = turn.conversation
  const isRunning = owner === 'flow' || owner === 'bot'
  const timer = isRunning ? session?.timer : undefined
  return {
    ...turn,
    ...(word === 'left' ? { hasLeft: true } : { optedOut: true }),
    conversation: isRunning ? { ...turn.conversation, owner: 'closed', session: null } : turn.conversation,
    effects: [...(timer === undefined ? [] : [{ type: 'cancelTimer', timer } as const]), ...reply],
  }
}

function resume(line: 'bot' | 'flow', conversation: Conversation, asked: Asked): TakenTurn {
  const { live, own, event } = asked
  const { session } = conversation
  if (session === null) return begin('again', asked)
  // Only a message moves a session: an answer or a timeout belongs to the wait that asked for it.
  if (event.type === 'message' && session.release !== live.hash) {
    const fate = fateOf(session, own(session.release), live, asked.onStanding ?? PIN)
    if (fate.is === 'restarts') return restart(line, conversation, session, asked)
    if (fate.is === 'moves') return move(line, conversation, session, fate.to, asked)
  }
  const release = session.release === live.hash ? live : own(session.release)
  const compiled = release?.flow(session.flow)
  const decision =
    compiled?.ok === true
      ? decide(compiled.flow, session, event, envOf(conversation, asked))
      : decideSafely(
          session,
          fallbackQueue(release ?? live, session.flow),
          'releaseMissing',
          // A session that was spoilt where it is kept may hold anything.
          `Release ${String(session.release).slice(0, 12)} cannot run flow "${session.flow}".`,
        )
  const owner = ownerAfter(decision, compiled?.ok === true ? compiled.flow : null)
  const standing = { line, conversation, isNew: false }
  return conclude(standing, { release: session.release, decision, owner }, asked)
}

/** Drops the session; its message opens the flow again, in the same conversation. */
function restart(line: 'bot' | 'flow', conversation: Conversation, session: Session, asked: Asked): TakenTurn {
  const turn = start({ line, conversation, isNew: false }, 'start', asked)
  const { release, node, timer } = session
  return {
    ...turn,
    effects: [...(timer === undefined ? [] : [{ type: 'cancelTimer', timer } as const]), ...turn.effects],
    trace: [{ type: 'sessionRestarted', release, node: node ?? '' }, ...turn.trace],
  }
}

/** Takes the session to a node of the live release, which then takes the message. */
function move(line: 'bot' | 'flow', conversation: Conversation, session: Session, to: string, asked: Asked): TakenTurn {
  const { attempts, ...rest } = session
  const moved: Session = {
    ...rest,
    release: asked.live.hash,
    node: to,
    // Wrong answers to another question do not count.
    ...(attempts === undefined || to !== session.node ? {} : { attempts }),
  }
  const turn = resume(line, { ...conversation, session: moved }, asked)
  return {
    ...turn,
    trace: [{ type: 'sessionMoved', release: session.release, from: session.node ?? '', to }, ...turn.trace],
  }
}

/** Whose turn is being concluded. */
type Standing = {
  readonly line: Precedence['line']
  readonly conversation: Conversation
  readonly isNew: boolean
}

function begin(line: 'new' | 'again', asked: Asked): TakenTurn {
  const { conversation } = asked.thread
  if (line === 'again' && conversation !== null) {
    const turn = start({ line, conversation, isNew: false }, 'start', asked)
    // What was under way when Start was pressed waits no more.
    const timer = conversation.owner === 'closed' ? undefined : conversation.session?.timer
    return timer === undefined ? turn : { ...turn, effects: [{ type: 'cancelTimer', timer }, ...turn.effects] }
  }
  return start({ line, conversation: newConversation(asked), isNew: true }, 'start', asked)
}

function comeBack(asked: Asked): TakenTurn {
  const { live, thread, place } = asked
  const { conversation } = thread
  if (conversation === null) return begin('new', asked)
  const hasEntry = live.workspace.flows[place.channel.flow]?.returning !== undefined
  if (hasEntry || conversation.lastEnqueued === null) {
    return start({ line: 'returning', conversation, isNew: false }, hasEntry ? 'returning' : 'start', asked)
  }
  const { queue, skills, priority } = conversation.lastEnqueued
  return {
    handledBy: 'returning',
    release: null,
    conversation: { ...conversation, owner: 'queue', lastActivityAt: place.now },
    isNewConversation: false,
    contact: thread.contact,
    effects: [{ type: 'enqueue', node: '', queue, skills, priority }],
    trace: [],
  }
}

function start(standing: Standing, entry: 'start' | 'returning', asked: Asked): TakenTurn {
  const { live, thread, event } = asked
  const env = { ...envOf(standing.conversation, asked), entry }
  const flowId = begunFlow(asked)
  const compiled = live.flow(flowId)
  if (compiled.ok) {
    const decision = decide(compiled.flow, withGiven(createSession(compiled.flow, env), asked), event, env)
    const owner = ownerAfter(decision, compiled.flow)
    return conclude(standing, { release: live.hash, decision, owner }, asked)
  }
  const session = {
    release: live.hash,
    flow: flowId,
    node: null,
    language: thread.contact.language ?? 'en',
    variables: {},
  }
  const why = compiled.issues[0]?.message ?? 'it cannot be compiled'
  const decision = decideSafely(session, fallbackQueue(live, flowId), 'cannotCompile', `Flow "${flowId}": ${why}`)
  return conclude(standing, { release: live.hash, decision, owner: 'queue' }, asked)
}

/** The channel's, unless we begin another. */
const begunFlow = ({ event, place }: Asked): string => (event.type === 'start' ? event.flow : place.channel.flow)

/** What the channel gives is there when a flow begins, and how they came to write, or what we begin it with. */
function withGiven(session: Session, asked: Asked): Session {
  const { live, event, place } = asked
  const channel = own(live.workspace.channels, place.channel.id)
  // A flow that is only tried may be on a channel that begins another.
  const given = channel?.flow === begunFlow(asked) ? channel.variables : undefined
  const referral = event.type === 'message' ? event.referral : undefined
  const begunWith = event.type === 'start' ? event.variables : undefined
  if (given === undefined && referral === undefined && begunWith === undefined) return session
  return { ...session, variables: { ...given, ...begunWith, ...(referral === undefined ? {} : { referral }) } }
}

/** The flow's fallback; for a flow that is not there, the workspace's first queue. */
function fallbackQueue(release: CompiledRelease, flowId: string): string {
  const { flows } = release.workspace
  const own = Object.hasOwn(flows, flowId) ? flows[flowId] : undefined
  return own?.fallback.queue ?? Object.keys(release.workspace.queues).sort()[0] ?? 'general'
}

function envOf(conversation: Conversation, { thread, place }: Asked): Env {
  const { id, kind, language, address } = place.channel
  return {
    now: place.now,
    turnId: place.turnId,
    contact: thread.contact,
    channel: {
      id,
      kind,
      ...(language === undefined ? {} : { language }),
      ...(address === undefined ? {} : { address }),
    },
    conversation: {
      id: conversation.id,
      returning: thread.conversation !== null && thread.conversation.id !== conversation.id,
      greeted: conversation.session?.greeted === true,
    },
    ...(thread.waiting === undefined ? {} : { waiting: thread.waiting }),
  }
}

function conclude(
  { line, conversation, isNew }: Standing,
  { release, decision, owner }: { readonly release: string; readonly decision: Decision; readonly owner: Owner },
  { thread, event, place }: Asked,
): TakenTurn {
  const { session, effects, trace } = decision
  const enqueue = effects.find((effect) => effect.type === 'enqueue')
  return {
    handledBy: line,
    release,
    conversation: {
      ...conversation,
      owner,
      session,
      lastActivityAt: event.type === 'message' ? place.now : conversation.lastActivityAt,
      lastEnqueued:
        enqueue === undefined
          ? conversation.lastEnqueued
          : { queue: enqueue.queue, skills: enqueue.skills, priority: enqueue.priority },
    },
    isNewConversation: isNew,
    contact: applyToContact(thread.contact, effects),
    effects,
    trace,
  }
}

function ownerAfter({ session }: Decision, flow: CompiledFlow | null): Owner {
  if (session.ended === 'enqueued') return 'queue'
  if (session.ended === 'closed') return 'closed'
  return flow?.nodes.get(session.node ?? '')?.type === 'botHandoff' ? 'bot' : 'flow'
}

/** Nothing is sent to a customer who has opted out, or left; what would have been said is counted, and everything else happens. */
function withoutSends(turn: TakenTurn, because: string): TakenTurn {
  const kept = turn.effects.filter((effect) => effect.type !== 'sendMessage')
  const count = turn.effects.length - kept.length
  if (count === 0 || turn.handledBy === 'consent') return turn
  return {
    ...turn,
    effects: kept,
    trace: [...turn.trace, { type: 'sendsSuppressed', count, because }],
  }
}
