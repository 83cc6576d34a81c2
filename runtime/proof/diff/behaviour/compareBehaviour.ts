/*
 * Which messages now end elsewhere. First a proof: if the two versions are the same from their entries on, nothing can differ, whatever
 * anybody writes. If not, both are led through the same conversations, breadth first, with everything that the keyword tables, options, exits,
 * conditions and schedules of either tell apart; so what is found is found by a shortest conversation. What is neither proved nor found is said.
 */
import { compileRelease } from '../../../engine/compile/CompiledRelease.ts'
import { type Value, type Words, words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { breadthFirst } from '../../explore/breadthFirst.ts'
import type { Opening } from '../../explore/openingsFor.ts'
import { type Survey, surveyOf } from '../../explore/Survey.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import { createRehearsal } from '../../scenario/Rehearsal.ts'
import { withEmergencies } from '../../scenario/runScenario.ts'
import { findRenames } from '../findRenames.ts'
import { consentSaid } from './consentSaid.ts'
import type { Difference } from './Difference.ts'
import { givesAt, type Options } from './givesAt.ts'
import { messagesAt } from './messagesAt.ts'
import { openingsOf } from './openingsOf.ts'
import { goOn, keyOf, type Pair, standing } from './Pair.ts'
import { type NodePair, proveSame } from './proveSame.ts'
import { sayGive } from './sayGive.ts'
import type { Versions } from './Versions.ts'
import { writeScenario } from './writeScenario.ts'

export type BehaviourComparison = {
  readonly flow: string
  /**
   * `same`: proved, no behaviour changed. `otherWords`: proved that every message ends where it ended, only what is said differs.
   * `differs`: see the differences. `notProved`: no difference found, and no proof. `cannotRun`: a version does not compile or lacks the flow.
   */
  readonly verdict: 'same' | 'otherWords' | 'differs' | 'notProved' | 'cannotRun'
  /** shortest first, each thing once */
  readonly differences: readonly Difference[]
  /** what stands against the proof that every message ends where it ended, or against that of sameness: settings of the whole flow, and nodes */
  readonly because: readonly Words[]
  /** conversations led through both versions; `isComplete`: all that the two tell apart were, within the bound */
  readonly conversations: number
  readonly isComplete: boolean
}

export type Bounds = {
  /** conversations tried, at most */
  readonly conversations: number
  /** differences told, at most */
  readonly differences: number
}

const BOUNDS: Bounds = { conversations: 20_000, differences: 100 }

/** Compares what two versions of a flow do. Deterministic; linear for the proof, within the bounds for the examples. */
export function compareBehaviour(
  a: Workspace,
  b: Workspace,
  flowId: string,
  bounds: Bounds = BOUNDS,
): BehaviourComparison {
  const proof = proveSame(a, b, flowId, 'all')
  const ends = proveSame(a, b, flowId, 'ends')
  const open = ends.isProved ? proof : ends
  const because = [...open.settings, ...open.differing.map(sayPair(flowId))]
  const untried = { flow: flowId, differences: [], because, conversations: 0, isComplete: false }
  const versions = versionsOf(a, b, flowId)
  if (versions === null) return { ...untried, verdict: 'cannotRun' }
  if (proof.isProved) return { ...untried, verdict: 'same', isComplete: true }
  const options = optionsFor(versions, proof.isSame)
  const found = new Map<string, Difference>()
  let conversations = 0
  const search = breadthFirst<Pair>({
    start: openingsOf(versions).map((opening) => begin(opening, versions)),
    next: (pair) => follow(pair, options, proof.isSame),
    keyOf: (pair) => keyOf(pair, versions),
    limit: bounds.conversations,
  })
  let isComplete = false
  for (;;) {
    const { value, done } = search.next()
    if (done === true) {
      isComplete = value.isComplete
      break
    }
    conversations += 1
    note(found, value, versions)
    if (found.size >= bounds.differences || conversations >= bounds.conversations) break
  }
  const differences = [...found.values()]
  const verdict = ends.isProved ? 'otherWords' : differences.length > 0 ? 'differs' : 'notProved'
  return { flow: flowId, verdict, differences, because, conversations, isComplete }
}

function sayPair(flowId: string): (pair: NodePair) => Words {
  return ({ flow, a, b }) => {
    const node = flow === flowId ? words`node ${b}` : words`node ${b} of ${flow}`
    return a === b ? node : words`${node} where ${a} was`
  }
}

function versionsOf(a: Workspace, b: Workspace, flowId: string): Versions | null {
  const [before, after] = [surveyOf(compileRelease(a, 'a'), flowId), surveyOf(compileRelease(b, 'b'), flowId)]
  const [flowA, flowB] = [a.flows[flowId], b.flows[flowId]]
  if (before === null || after === null || flowA === undefined || flowB === undefined) return null
  return { flowId, a: before, b: after, renames: findRenames(flowA, flowB) }
}

function begin(opening: Opening, { flowId, a, b }: Versions): Pair {
  const rehearse = ({ release }: Survey) =>
    createRehearsal(withEmergencies(release, opening.emergency), flowId, opening)
  return { opening, gives: [], a: rehearse(a), b: rehearse(b), difference: null }
}

function optionsFor(versions: Versions, isSame: (a: string, b: string) => boolean): Options {
  const messages = new Map<string, readonly string[]>()
  const consent = consentSaid(versions)
  return {
    versions,
    messages(a, b) {
      const key = JSON.stringify([a, b])
      const kept = messages.get(key) ?? [...messagesAt(versions, a, b, isSame), ...consent]
      messages.set(key, kept)
      return kept
    },
  }
}

/** How a pair can go on: not at all once the two ended differently, or when they are proved to do the same from here. */
function* follow(pair: Pair, options: Options, isSameRest: (a: string, b: string) => boolean): Generator<Pair> {
  const { versions } = options
  if (pair.difference?.kind === 'ends' || areSameFromHere(pair, versions, isSameRest)) return
  for (const gives of givesAt(options, pair.a, pair.b)) yield goOn(pair, gives, versions, isSameRest)
}

function areSameFromHere({ a, b }: Pair, versions: Versions, isSameRest: (a: string, b: string) => boolean): boolean {
  const [restA, restB] = [a.conversation()?.session?.node ?? null, b.conversation()?.session?.node ?? null]
  if (restA === null || restB === null || !isSameRest(restA, restB)) return false
  // What does not arrive is gone on from where it was sent.
  if (a.conversation()?.session?.sent?.nodes.every((node) => isSameRest(node, node)) === false) return false
  const hasEnded = (owner: string | undefined) => owner === 'queue' || owner === 'agent' || owner === 'closed'
  if (hasEnded(a.conversation()?.owner) || hasEnded(b.conversation()?.owner)) return false
  return isDeepEqual(withoutNode(standing(versions.a, a)), withoutNode(standing(versions.b, b)))
}

function withoutNode(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === 'node' ? null : member)) ?? 'null')
}

function note(found: Map<string, Difference>, pair: Pair, versions: Versions): void {
  if (pair.difference === null) return
  const { kind, before, after } = pair.difference
  const last = pair.gives.at(-1)
  const when: Value = last === undefined ? words`nothing{:happens}` : sayGive(last)
  // The same words lead from the same to the same: once is enough, and the first way is a shortest. Other words are one finding wherever they come up.
  const key = kind === 'says' ? JSON.stringify([before, after]) : JSON.stringify([kind, when, before, after])
  if (found.has(key)) return
  const example = writeScenario(versions.b.release, versions.flowId, pair.opening, pair.gives)
  found.set(key, { kind, when, before, after, example })
}
