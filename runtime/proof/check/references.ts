import type { Flow, Node, RequiredSkill } from '../../../schemas/flow.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { type Words, words } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { nodesOf, suggest } from './nodePlaces.ts'
import type { Finding } from './Rule.ts'
import { byEntering } from './shown.ts'

export type ResourceKind = 'queue' | 'skill' | 'bot' | 'schedule' | 'flow'

const NOUNS: { readonly [kind in ResourceKind]: Words } = {
  queue: words`queue`,
  skill: words`skill`,
  bot: words`bot`,
  schedule: words`schedule`,
  flow: words`flow`,
}

/** A place that names a resource; `by` is who names it, as a message begins. */
export type Reference = {
  readonly kind: ResourceKind
  readonly id: string
  readonly by: Words
  readonly file: string
  readonly nodeId?: string
  readonly path: string
}

type Named = { readonly kind: ResourceKind; readonly id: string; readonly names: readonly (string | number)[] }

/** Every place in flows and queues that names a resource. Channels are apart: see `channelWithoutFlow`. */
export function referencesIn(workspace: Workspace): readonly Reference[] {
  return [...Object.values(workspace.flows).flatMap(inFlow), ...inQueues(workspace)]
}

/** The ids of the resources of a kind. */
export function resourcesOf(workspace: Workspace, kind: ResourceKind): readonly string[] {
  switch (kind) {
    case 'queue':
      return Object.keys(workspace.queues)
    case 'skill':
      return Object.keys(workspace.skills)
    case 'bot':
      return Object.keys(workspace.bots)
    case 'schedule':
      return Object.keys(workspace.schedules)
    case 'flow':
      return Object.keys(workspace.flows)
  }
}

/** A finding for each reference of a kind to what does not exist; `where` says where such things are kept. */
export function unknownReferences(workspace: Workspace, kind: ResourceKind, where: string): readonly Finding[] {
  const known = new Set(resourcesOf(workspace, kind))
  return referencesIn(workspace)
    .filter((reference) => reference.kind === kind && !known.has(reference.id))
    .map(({ id, by, file, nodeId, path }) => ({
      file,
      ...(nodeId === undefined ? {} : { nodeId }),
      path,
      message: words`${by}: there is no ${NOUNS[kind]} "${id}".`,
      fix: suggest(nearest(id, known), words`Name one that exists, or add it to ${where}.`),
      ...(nodeId === undefined ? {} : { shown: byEntering(nodeId) }),
    }))
}

/** The ids of a kind that nothing names. */
export function unusedResources(workspace: Workspace, kind: ResourceKind): readonly string[] {
  const used = new Set(referencesIn(workspace).flatMap((reference) => (reference.kind === kind ? [reference.id] : [])))
  return resourcesOf(workspace, kind).filter((id) => !used.has(id))
}

function inFlow(flow: Flow): readonly Reference[] {
  const file = filePath('flow', flow.id)
  const { queue, skills } = flow.fallback
  const fallback: readonly Named[] = [{ kind: 'queue', id: queue, names: ['queue'] }, ...inSkills(skills)]
  return [
    ...fallback.map(({ kind, id, names }) => ({
      kind,
      id,
      by: words`Flow "${flow.id}", fallback`,
      file,
      path: pointerOf(['fallback', ...names]),
    })),
    ...nodesOf(flow).flatMap(({ node, nodeId, path }) =>
      inNode(node).map(({ kind, id, names }) => ({
        kind,
        id,
        by: words`Node "${nodeId}"`,
        file,
        nodeId,
        path: path + pointerOf(names),
      })),
    ),
  ]
}

function inNode(node: Node): readonly Named[] {
  switch (node.type) {
    case 'enqueue':
      return [{ kind: 'queue', id: node.queue, names: ['queue'] }, ...inSkills(node.skills)]
    case 'keywordRoute':
      return node.rules.flatMap(({ skill }, index): readonly Named[] =>
        skill === undefined ? [] : [{ kind: 'skill', id: skill, names: ['rules', index, 'skill'] }],
      )
    case 'botHandoff':
      return [{ kind: 'bot', id: node.bot, names: ['bot'] }]
    case 'officeHours':
      return [{ kind: 'schedule', id: node.schedule, names: ['schedule'] }]
    case 'subflow':
      return [{ kind: 'flow', id: node.flow, names: ['flow'] }]
    default:
      return []
  }
}

function inSkills(skills: readonly RequiredSkill[] = []): readonly Named[] {
  return skills.map(({ skill }, index) => ({ kind: 'skill', id: skill, names: ['skills', index, 'skill'] }))
}

function inQueues(workspace: Workspace): readonly Reference[] {
  return Object.entries(workspace.queues).flatMap(([queue, { relax = [] }]) =>
    relax.flatMap(({ dropSkills }, step) =>
      dropSkills.map(
        (id, index): Reference => ({
          kind: 'skill',
          id,
          by: words`Queue "${queue}"`,
          file: filePath('queues'),
          path: pointerOf(['queues', queue, 'relax', step, 'dropSkills', index]),
        }),
      ),
    ),
  )
}
