import type { Command } from './Command.ts'
import type { Commands } from './parseCommandLine.ts'

/** Every command by its name, in the order in which a newcomer meets them. One is read when it is named: all of them are 390 files, half of the 0.3 s that a short one takes. */
export const COMMANDS: Commands = {
  start: async () => (await import('./commands/start.ts')).start,
  check: async () => (await import('./commands/check.ts')).check,
  fmt: async () => (await import('./commands/fmt.ts')).fmt,
  diff: async () => (await import('./commands/diff.ts')).diff,
  render: async () => (await import('./commands/render.ts')).render,
  merge: async () => (await import('./commands/merge.ts')).merge,
  git: async () => (await import('./commands/git.ts')).git,
  'git-diff-driver': async () => (await import('./commands/gitDiffDriver.ts')).gitDiffDriver,
  suggest: async () => (await import('./commands/suggest.ts')).suggest,
  test: async () => (await import('./commands/test.ts')).test,
  chat: async () => (await import('./commands/chat.ts')).chat,
  channel: async () => (await import('./commands/channel.ts')).channel,
  explain: async () => (await import('./commands/explain.ts')).explain,
  'export-turns': async () => (await import('./commands/exportTurns.ts')).exportTurns,
  replay: async () => (await import('./commands/replay.ts')).replay,
  publish: async () => (await import('./commands/publish.ts')).publish,
  releases: async () => (await import('./commands/releases.ts')).releases,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  verify: async () => (await import('./commands/verify.ts')).verify,
  resume: async () => (await import('./commands/resume.ts')).resume,
  rollback: async () => (await import('./commands/rollback.ts')).rollback,
}

/** All of them. */
export const loadCommands = (): Promise<readonly Command[]> =>
  Promise.all(Object.values(COMMANDS).map((load) => load()))
