import { type CompiledRelease, compileRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import type { Effect } from '../../runtime/engine/state/effect.ts'
import type { Contact } from '../../runtime/engine/state/env.ts'
import type { Conversation } from '../../runtime/engine/turn/Conversation.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { createRehearsal, type RehearsedTurn } from '../../runtime/proof/scenario/Rehearsal.ts'
import { type Give, letHappen, withEmergencies } from '../../runtime/proof/scenario/runScenario.ts'
import type { ScenarioFailure } from '../../runtime/proof/scenario/ScenarioResult.ts'
import { entryOf, withEntry } from '../document/records.ts'
import type { Talk } from './Talk.ts'

/** One give, when it was given (epoch ms of the virtual clock), and the turns that came of it. */
export type PlayedStep = { readonly give: Give; readonly at: number; readonly turns: readonly RehearsedTurn[] }

/** A bot or a service that the conversation waits for. */
export type Awaited = Extract<Effect, { type: 'handToBot' | 'forwardToBot' | 'callRequest' }>

export type PlayedTalk = {
  readonly steps: readonly PlayedStep[]
  /** the first give that cannot happen any more, by its position, and what it would have needed */
  readonly stale: ScenarioFailure | null
  /** epoch ms of the virtual clock */
  readonly now: number
  readonly conversation: Conversation | null
  readonly contact: Contact
  readonly hasOptedOut: boolean
  /** when the present wait ends by itself, epoch ms */
  readonly due: number | null
  readonly awaited: Awaited | null
}

/** Unsaved documents have no hash; the release that is played never leaves this page. */
const UNSAVED = 'unsaved'

/** What is played of a document: the release as it would be published now. Compile once per state of the document. */
export const releaseOf = (workspace: Workspace): CompiledRelease => compileRelease(workspace, UNSAVED)

/** Plays a conversation from its first give, by the host's own rules. Pure: the same document and talk give the same. */
export function playTalk(release: CompiledRelease, talk: Talk): PlayedTalk {
  const { flowId, opening, from } = talk
  const entered = from === null ? release : startingAt(release, flowId, from)
  const rehearsal = createRehearsal(withEmergencies(entered, opening.emergency), flowId, opening)
  const steps: PlayedStep[] = []
  let stale: PlayedTalk['stale'] = null
  for (const [step, give] of talk.gives.entries()) {
    const at = rehearsal.now()
    const seen = rehearsal.turns().length
    const refused = letHappen(rehearsal, give)
    if (refused !== null) {
      stale = { step, ...refused }
      break
    }
    steps.push({ give, at, turns: rehearsal.turns().slice(seen) })
  }
  const conversation = rehearsal.conversation()
  return {
    steps,
    stale,
    now: rehearsal.now(),
    conversation,
    contact: rehearsal.contact(),
    hasOptedOut: rehearsal.hasOptedOut(),
    due: dueOf(conversation, rehearsal.turns()),
    awaited: awaitedBy(conversation, rehearsal.turns()),
  }
}

const startingReleases = new WeakMap<CompiledRelease, Map<string, CompiledRelease>>()

/** The same release, but the flow begins at another node. */
function startingAt(release: CompiledRelease, flowId: string, node: string): CompiledRelease {
  const flow = entryOf(release.workspace.flows, flowId)
  if (flow === undefined || !Object.hasOwn(flow.nodes, node)) return release
  const known = startingReleases.get(release) ?? new Map<string, CompiledRelease>()
  startingReleases.set(release, known)
  const key = `${flowId}/${node}`
  const made =
    known.get(key) ??
    compileRelease(
      { ...release.workspace, flows: withEntry(release.workspace.flows, flowId, { ...flow, start: node }) },
      release.hash,
    )
  known.set(key, made)
  return made
}

function dueOf(conversation: Conversation | null, turns: readonly RehearsedTurn[]): number | null {
  const timer = conversation?.session?.timer
  if (timer === undefined) return null
  const started = turns
    .flatMap(({ effects }) => effects)
    .findLast((effect) => effect.type === 'startTimer' && effect.timer === timer)
  return started?.type === 'startTimer' ? started.at : null
}

function awaitedBy(conversation: Conversation | null, turns: readonly RehearsedTurn[]): Awaited | null {
  const call = conversation?.session?.call
  if (call === undefined || (conversation?.owner !== 'flow' && conversation?.owner !== 'bot')) return null
  const isOurs = (effect: Effect): effect is Awaited =>
    (effect.type === 'handToBot' || effect.type === 'forwardToBot' || effect.type === 'callRequest') &&
    effect.call === call
  return turns.flatMap(({ effects }) => effects).findLast(isOurs) ?? null
}
