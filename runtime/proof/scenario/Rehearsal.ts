import type { Json } from '../../../schemas/flow.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { languageTag } from '../../engine/languageTag.ts'
import { own } from '../../engine/own.ts'
import { durationMs } from '../../engine/parseDuration.ts'
import type { Effect } from '../../engine/state/effect.ts'
import type { Contact, Waiting } from '../../engine/state/env.ts'
import type { Event, MessageEvent, StartEvent } from '../../engine/state/event.ts'
import type { Conversation } from '../../engine/turn/Conversation.ts'
import type { Place, TakenTurn } from '../../engine/turn/TakenTurn.ts'
import { takeTurn } from '../../engine/turn/takeTurn.ts'
import { saidOf } from '../content/saidOf.ts'
import { nameSkill } from '../nameSkill.ts'
import type { SpokenLine } from './ScenarioResult.ts'

/** A turn with what caused it and when, epoch ms on the rehearsal's clock. */
export type RehearsedTurn = TakenTurn & { readonly event: Event; readonly at: number }

/**
 * A conversation on a virtual clock: what the host does with turns, without a host. Due timers fire in order while time passes; effects
 * collect until somebody reads them. Everything goes through `takeTurn`, so precedence is the host's.
 */
export type Rehearsal = {
  readonly say: (message: MessageEvent) => void
  readonly passTime: (ms: number) => void
  readonly happen: (event: Event) => void
  /** begins the flow at an entry; false when it has none of this name, or a conversation is under way */
  readonly begin: (entry: string, variables: StartEvent['variables']) => boolean
  readonly closeAsAgent: () => void
  /** effects since the last call, in order */
  readonly takeEffects: () => readonly Effect[]
  readonly conversation: () => Conversation | null
  readonly turns: () => readonly RehearsedTurn[]
  /** as the turns so far have left them */
  readonly contact: () => Contact
  readonly hasOptedOut: () => boolean
  readonly now: () => number
  /** id of the channel */
  readonly channel: string
  readonly lines: SpokenLine[]
  /** the same conversation once more: what happens to one from here on does not happen to the other */
  readonly fork: () => Rehearsal
}

/** When a scenario that does not say begins. */
export const DEFAULT_START = '2026-01-05T10:00:00Z'
const AGENT = 'agent'

export function createRehearsal(
  release: CompiledRelease,
  flowId: string,
  { at = DEFAULT_START, channel, contact = {}, inQueue }: Pick<Scenario, 'at' | 'channel' | 'contact' | 'inQueue'>,
): Rehearsal {
  const configured = channel === undefined ? undefined : release.workspace.channels[channel]
  const place = {
    id: channel ?? 'web',
    kind: configured?.kind ?? 'web',
    flow: flowId,
    ...(configured?.language === undefined ? {} : { language: configured.language }),
  }
  return rehearseFrom(release, place, inQueue, {
    now: Date.parse(at),
    person: contactOf(contact),
    optedOut: false,
    terms: undefined,
    conversation: null,
    timer: null,
    effects: [],
    turns: [],
    lines: [],
  })
}

/** How a rehearsal stands. */
type Standing = {
  readonly now: number
  readonly person: Contact
  readonly optedOut: boolean
  readonly terms: string | undefined
  readonly conversation: Conversation | null
  readonly timer: { readonly id: string; readonly at: number } | null
  readonly effects: readonly Effect[]
  readonly turns: readonly RehearsedTurn[]
  readonly lines: readonly SpokenLine[]
}

function rehearseFrom(
  release: CompiledRelease,
  place: Place['channel'],
  inQueue: Scenario['inQueue'],
  from: Standing,
): Rehearsal {
  const waitingIn = ({ lastEnqueued }: Conversation): Waiting => ({
    queue: lastEnqueued?.queue ?? '',
    place: inQueue?.place ?? 1,
    wait: inQueue?.wait === undefined ? null : durationMs(inQueue.wait),
  })
  let { now, person, optedOut, terms, conversation, timer, effects } = from
  const turns = [...from.turns]
  const lines = [...from.lines]

  function happen(event: Event): void {
    const turn = takeTurn({
      live: release,
      own: (hash) => (hash === release.hash ? release : null),
      thread: {
        contact: person,
        blocked: false,
        optedOut,
        conversation,
        ...(terms === undefined ? {} : { terms }),
        ...(conversation?.owner === 'queue' ? { waiting: waitingIn(conversation) } : {}),
      },
      event,
      place: { now, turnId: `t${turns.length + 1}`, newConversationId: `c${turns.length + 1}`, channel: place },
    })
    turns.push({ ...turn, event, at: now })
    person = turn.contact
    optedOut = turn.optedOut ?? optedOut
    terms = turn.terms ?? terms
    conversation = turn.conversation
    if (event.type === 'timeout') timer = null
    for (const effect of turn.effects) {
      if (effect.type === 'cancelTimer') timer = null
      else if (effect.type === 'startTimer') timer = { id: effect.timer, at: effect.at }
      const spoken = lineOf(effect)
      if (spoken !== null) lines.push({ at: now, ...spoken })
    }
    for (const entry of turn.trace)
      if (entry.type === 'failed') lines.push({ at: now, who: 'host', text: `failed: ${entry.message}` })
    effects = [...effects, ...turn.effects]
  }

  return {
    say(message) {
      lines.push({ at: now, who: 'customer', text: message.text === '' ? '(no text)' : message.text })
      happen(message)
    },
    passTime(ms) {
      const end = now + ms
      while (timer !== null && timer.at <= end) {
        now = timer.at
        lines.push({ at: now, who: 'clock', text: 'the time to wait is over' })
        happen({ type: 'timeout', timer: timer.id })
      }
      now = end
    },
    happen,
    begin(entry, variables) {
      const hasEntry = own(own(release.workspace.flows, place.flow)?.entries, entry) !== undefined
      if (!hasEntry || (conversation !== null && conversation.owner !== 'closed')) return false
      lines.push({ at: now, who: 'host', text: `begins at ${entry}` })
      happen({ type: 'start', flow: place.flow, entry, variables })
      return true
    },
    closeAsAgent() {
      lines.push({ at: now, who: 'agent', text: '(closes)' })
      if (conversation !== null) conversation = { ...conversation, owner: 'closed', lastAgent: AGENT, lastAgentAt: now }
    },
    takeEffects() {
      const taken = effects
      effects = []
      return taken
    },
    conversation: () => conversation,
    turns: () => turns,
    contact: () => person,
    hasOptedOut: () => optedOut,
    now: () => now,
    channel: place.id,
    lines,
    fork: () =>
      rehearseFrom(release, place, inQueue, {
        now,
        person,
        optedOut,
        terms,
        conversation,
        timer,
        effects,
        turns,
        lines,
      }),
  }
}

function contactOf(given: NonNullable<Scenario['contact']>): Contact {
  const { id, name, language: said, tags, ...attributes } = given
  const language = said === undefined ? undefined : languageTag(said)
  const known: Record<string, Json> = {}
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) known[key] = value as Json // extra names hold JSON
  return {
    id: id ?? 'u-1',
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    tags: tags ?? [],
    attributes: known,
  }
}

function lineOf(effect: Effect): Omit<SpokenLine, 'at'> | null {
  switch (effect.type) {
    case 'sendMessage':
      return { who: 'flow', text: saidOf(effect.message) || `(${effect.message.media?.kind ?? 'empty'})` }
    case 'enqueue': {
      const skills = effect.skills.map(nameSkill).join(', ')
      return {
        who: 'host',
        text: `enqueued: ${effect.queue}${skills === '' ? '' : `, skills ${skills}`}, priority ${effect.priority}`,
      }
    }
    case 'handToBot':
    case 'forwardToBot':
      return { who: 'host', text: `to the bot ${effect.bot}: ${effect.text}` }
    case 'callRequest':
      return { who: 'host', text: `${effect.method} ${effect.url}` }
    case 'close':
      return { who: 'host', text: 'closed' }
    case 'recordOutcome':
      return { who: 'host', text: `outcome: ${effect.outcome}` }
    default:
      return null
  }
}
