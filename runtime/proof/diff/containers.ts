/** The properties of files that hold nodes or items by id. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  'nodes',
  'notes',
  'groups',
  'queues',
  'skills',
  'bots',
  'channels',
  'scenarios',
])
