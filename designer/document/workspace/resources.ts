/* What a workspace holds by id, each kind of it in the same way, so that listing, renaming and deleting are written once. */
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Bot, Channel, Queue, Schedule, SkillsFile } from '../../../schemas/resources.ts'

/** What each kind of resource is. */
export type ResourceTypes = {
  readonly flow: Flow
  readonly queue: Queue
  readonly skill: SkillsFile['skills'][string]
  readonly schedule: Schedule
  readonly bot: Bot
  readonly channel: Channel
}
export type ResourceKind = keyof ResourceTypes

/** One resource of the workspace. */
export type ResourceRef = { readonly kind: ResourceKind; readonly id: string }

/** A list of resources, and one of it or none; `settings` are those of the workspace itself. */
export type ResourcePlace = { readonly kind: ResourceKind | 'settings'; readonly id: string | null }

/** Where a workspace keeps the resources of a kind. */
const PLACES = {
  flow: 'flows',
  queue: 'queues',
  skill: 'skills',
  schedule: 'schedules',
  bot: 'bots',
  channel: 'channels',
} as const satisfies { readonly [Kind in ResourceKind]: keyof Workspace }

/** All kinds, in the order in which they are listed. */
export const RESOURCE_KINDS: readonly ResourceKind[] = Object.keys(PLACES) as ResourceKind[] // the keys of an exhaustive record

type Resources<Kind extends ResourceKind> = { readonly [id: string]: ResourceTypes[Kind] }

/** The resources of a kind, by id. */
export const resourcesOf = <Kind extends ResourceKind>(workspace: Workspace, kind: Kind): Resources<Kind> =>
  workspace[PLACES[kind]] as Resources<Kind> // each place holds its kind, see PLACES

/** The workspace with other resources of a kind. */
export const withResources = <Kind extends ResourceKind>(
  workspace: Workspace,
  kind: Kind,
  resources: Resources<Kind>,
): Workspace => ({ ...workspace, [PLACES[kind]]: resources })

/** What people call a resource: its name, or its id when it has none. */
export function nameOf(id: string, resource: object | undefined): string {
  const name = resource !== undefined && 'name' in resource ? resource.name : undefined
  return typeof name === 'string' && name !== '' ? name : id
}
