import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'
import { removeFlow } from './removeFlow.ts'
import { type ResourceKind, type ResourceRef, type ResourceTypes, resourcesOf, withResources } from './resources.ts'

/** A resource of a kind under its id. */
export type Resource<Kind extends ResourceKind = ResourceKind> = {
  readonly [Each in Kind]: { readonly kind: Each; readonly id: string; readonly value: ResourceTypes[Each] }
}[Kind]

/** Replaces a resource's settings. */
export function setResource(workspace: Workspace, { kind, id, value }: Resource): Result<Workspace> {
  const resources = resourcesOf(workspace, kind)
  const before = entryOf(resources, id)
  if (before === undefined) return refuse('noSuchResource', { id })
  return done(before === value ? workspace : withResources(workspace, kind, withEntry(resources, id, value)))
}

/** Adds a resource under an id that is free. */
export function addResource(workspace: Workspace, { kind, id, value }: Resource): Result<Workspace> {
  const resources = resourcesOf(workspace, kind)
  if (!isSlug(id)) return refuse('notAnId', { id })
  if (Object.hasOwn(resources, id)) return refuse('idTaken', { id })
  return done(withResources(workspace, kind, withEntry(resources, id, value)))
}

/** Takes a resource away. What names it is left for the problems list to point at. */
export function removeResource(workspace: Workspace, { kind, id }: ResourceRef): Result<Workspace> {
  if (kind === 'flow') return removeFlow(workspace, { id })
  const resources = resourcesOf(workspace, kind)
  if (!Object.hasOwn(resources, id)) return refuse('noSuchResource', { id })
  return done(withResources(workspace, kind, withoutEntries<unknown>(resources, new Set([id])) as typeof resources)) // fewer of the same
}
