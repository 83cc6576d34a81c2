import type { Flow } from '../../../schemas/flow.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { type CompiledRelease, compileRelease } from '../../engine/compile/CompiledRelease.ts'
import { readFilePath } from '../../engine/files/FileKind.ts'
import type { Issue } from '../../engine/issue.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { conversationsOf, type Reached } from '../explore/explore.ts'
import { retell } from '../explore/generateScenarios.ts'
import { nearestFirst } from '../explore/nearestFirst.ts'
import { createRehearsal, type RehearsedTurn } from '../scenario/Rehearsal.ts'
import { letHappen, withEmergencies } from '../scenario/runScenario.ts'
import type { Problem } from './checkWorkspace.ts'
import { entriesOf, graphOf, reachableFrom } from './graphOf.ts'
import type { Shown } from './Rule.ts'
import { runnable } from './runnable.ts'
import { entriesIn } from './shown.ts'
import { createStepsTo } from './stepsTo.ts'

/** Conversations looked at on the way to one node, at most: for the shortest, and then for any, with haste. */
const SHORTEST = { tries: 1_000, haste: 1 }
const ANY = { tries: 1_500, haste: 1_000 }
/** Conversations looked at for one flow. */
const TRIES = 6_000
/** A turn that goes round until the engine ends it takes as long as so many others. */
const ENDLESS = 30
/** Conversations in which the words of a finding are tried. */
const SAYINGS = 20

type Told = Pick<Reached, 'opening' | 'gives'>
type Goal = { readonly index: number; readonly shown: Shown; sayings: number }
/** Conversations that may still be looked at. */
type Effort = { left: number }

/**
 * The issues of these problems, each that can be seen in a conversation with the shortest one that was found, decided by the engine itself.
 * A flow that cannot run because of the problem runs as far as it can. Bounded: a problem that only a rare conversation shows may go
 * without.
 */
export function findExamples(workspace: Workspace, problems: readonly Problem[]): readonly Issue[] {
  const release = compileRelease(runnable(workspace), 'check')
  const examples = new Map<number, Scenario>()
  const goals = problems.flatMap(({ shown }, index) => (shown === undefined ? [] : [{ index, shown, sayings: 0 }]))
  for (const [flowId, own] of Map.groupBy(goals, ({ index }) => flowOf(problems[index]?.issue.file ?? ''))) {
    const flow = Object.hasOwn(workspace.flows, flowId) ? workspace.flows[flowId] : undefined
    if (flow === undefined) continue
    for (const [index, told] of findFor(release, flow, own)) {
      examples.set(index, retell(release, flowId, told).scenario)
    }
  }
  return problems.map(({ issue }, index) => {
    const found = examples.get(index)
    return found === undefined ? issue : { ...issue, example: found }
  })
}

function flowOf(file: string): string {
  const name = readFilePath(file)
  return name?.kind === 'flow' ? name.id : ''
}

function findFor(release: CompiledRelease, flow: Flow, goals: readonly Goal[]): ReadonlyMap<number, Told> {
  const found = new Map<number, Told>()
  if (!release.flow(flow.id).ok) {
    const told: Told = { opening: {}, gives: [{ customer: 'hello' }] }
    for (const { index, shown } of goals) if (shown.by(...play(release, flow.id, told))) found.set(index, told)
    return found
  }
  const reached = reachableFrom(graphOf(flow), entriesOf(flow))
  const open = new Map(Map.groupBy(goals, ({ shown }) => shown.node))
  let left = TRIES
  for (const node of [...open.keys()]) if (!reached.has(node)) open.delete(node)
  for (const node of [...open.keys()]) {
    for (const { tries, haste } of [SHORTEST, ANY]) {
      const effort = { left: Math.min(tries, left) }
      left -= effort.left
      search(release, flow, node, open, found, effort, haste)
      left += effort.left
    }
  }
  return found
}

/** Looks for the goals at a node, and meets others on the way. */
function search(
  release: CompiledRelease,
  flow: Flow,
  node: string,
  open: Map<string, readonly Goal[]>,
  found: Map<number, Told>,
  effort: Effort,
  haste: number,
): void {
  const space = open.has(node) && effort.left > 0 ? conversationsOf(release, flow.id, 'exits') : null
  if (space === null) return
  const stepsTo = createStepsTo(flow, node)
  const tracked = (open.get(node) ?? []).flatMap(({ shown }) => shown.tracked ?? [])
  const keyOf = (reached: Reached): string =>
    [space.keyOf(reached), ...tracked.map((track) => track(reached.rehearsal))].join(' ')
  for (const reached of nearestFirst({ ...space, keyOf }, ({ rehearsal }) => stepsTo(rehearsal), haste)) {
    spend(effort, reached.turns)
    for (const touched of nodesTouched(reached.turns)) {
      const left = open.get(touched)?.filter((goal) => {
        const told = showing(release, flow.id, goal, reached, effort)
        if (told !== null) found.set(goal.index, told)
        return told === null
      })
      if (left === undefined) continue
      if (left.length === 0) open.delete(touched)
      else open.set(touched, left)
    }
    if (!open.has(node) || effort.left <= 0) break
  }
}

function spend(effort: Effort, turns: readonly RehearsedTurn[]): void {
  const isEndless = entriesIn(turns, 'failed').some(({ code }) => code === 'stepLimit')
  effort.left -= isEndless ? ENDLESS : 1
}

/** The conversation that shows the goal: the one that was reached, or with the goal's words at its end. */
function showing(release: CompiledRelease, flowId: string, goal: Goal, reached: Reached, effort: Effort): Told | null {
  const { node, says, isAsked, opening, by } = goal.shown
  if (says === undefined && opening === undefined) return by(reached.turns, reached.rehearsal) ? reached : null
  // Another channel or language seldom leads elsewhere; another contact does.
  const isTheSameWay = says === undefined && opening?.contact?.id === undefined
  if (isTheSameWay && !by(reached.turns, reached.rehearsal)) return null
  const last = reached.gives.at(-1)
  const isSaid = last !== undefined && 'customer' in last
  if ((says !== undefined && !isSaid) || goal.sayings >= SAYINGS) return null
  if (isAsked === true && reached.previous?.rehearsal.conversation()?.session?.node !== node) return null
  goal.sayings += 1
  const contact = { ...reached.opening.contact, ...opening?.contact }
  const told: Told = {
    opening: { ...reached.opening, ...opening, ...(Object.keys(contact).length === 0 ? {} : { contact }) },
    gives: says === undefined ? reached.gives : [...reached.gives.slice(0, -1), { customer: says }],
  }
  const [turns, rehearsal] = play(release, flowId, told)
  spend(effort, rehearsal.turns())
  return by(turns, rehearsal) ? told : null
}

/** Plays a conversation, and gives the turns of its last step. */
function play(release: CompiledRelease, flowId: string, { opening, gives }: Told): Parameters<Shown['by']> {
  const rehearsal = createRehearsal(withEmergencies(release, opening.emergency), flowId, opening)
  let before = 0
  for (const give of gives) {
    before = rehearsal.turns().length
    letHappen(rehearsal, give)
  }
  return [rehearsal.turns().slice(before), rehearsal]
}

function nodesTouched(turns: readonly RehearsedTurn[]): ReadonlySet<string> {
  const touched = new Set<string>()
  for (const { trace } of turns) {
    for (const entry of trace) {
      const nodes = 'node' in entry ? [entry.node] : entry.type === 'failed' ? entry.nodes : []
      // A node of a called flow stands where the call does.
      for (const node of nodes) touched.add(node).add(node.split('/')[0] ?? '')
    }
  }
  return touched
}
