import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { siblingSchema } from '../siblingSchema.ts'
import { freeId, slugOf } from '../slug.ts'
import { type ResourceKind, resourcesOf } from './resources.ts'
import type { Resource } from './setResource.ts'

/** A resource of a kind as a person names it; its id is what the name suggests, numbered when that is taken. `timeZone` is the author's own. */
export function newResource(workspace: Workspace, kind: ResourceKind, name: string, timeZone: string): Resource {
  const id = freeId(slugOf(name) ?? kind, (taken) => Object.hasOwn(resourcesOf(workspace, kind), taken))
  // A name of the environment begins with no digit.
  const stem = id
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^(?=\d)/, 'BOT_')
  const variable = (ending: string) => `\${${stem}_${ending}}`
  switch (kind) {
    case 'flow': {
      const queue = Object.keys(workspace.queues).sort()[0] ?? 'general'
      const languages = workspace.workspace.languages
      // The least that a flow must have: where it starts, and where nobody is lost.
      const start = slugOf(`to-${queue}`) ?? 'queue'
      const nodes = { [start]: { type: 'enqueue', queue } } as const
      const $schema = siblingSchema(workspace.flows)
      return { kind, id, value: { ...$schema, specVersion: 1, id, name, languages, start, fallback: { queue }, nodes } }
    }
    case 'schedule': {
      const day = ['09:00-18:00']
      const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day }
      return { kind, id, value: { ...siblingSchema(workspace.schedules), id, name, timeZone, weekly } }
    }
    case 'bot':
      return { kind, id, value: { kind: 'webhook', url: variable('URL'), secret: variable('SECRET') } }
    case 'channel':
      return { kind, id, value: { kind: 'web', name, flow: Object.keys(workspace.flows).sort()[0] ?? 'main' } }
    case 'queue':
    case 'skill':
      return { kind, id, value: { name } }
  }
}

/** A second one of a resource, under a free id and the name that `nameIt` gives it; null when there is no such resource. */
export function duplicateOf(
  workspace: Workspace,
  { kind, id }: { readonly kind: ResourceKind; readonly id: string },
  nameIt: (name: string) => string,
): Resource | null {
  const resources = resourcesOf(workspace, kind)
  const value = Object.hasOwn(resources, id) ? resources[id] : undefined
  if (value === undefined) return null
  const other = freeId(`${id}-2`, (taken) => Object.hasOwn(resources, taken))
  const named = 'name' in value && value.name !== undefined ? { ...value, name: nameIt(value.name) } : value
  const copy = 'id' in named ? { ...named, id: other } : named
  return { kind, id: other, value: copy } as Resource // the same kind of value as the one that was there
}
