import type { Workspace } from './workspace.ts'

/** A workspace with nothing in it, to begin a series of changes with. */
export const EMPTY_WORKSPACE: Workspace = {
  workspace: { name: '', languages: ['en'] },
  flows: {},
  queues: {},
  skills: {},
  bots: {},
  channels: {},
  schedules: {},
  layouts: {},
  scenarios: {},
}
