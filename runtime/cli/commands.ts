import type { Command } from './Command.ts'
import { chat } from './commands/chat.ts'
import { check } from './commands/check.ts'
import { diff } from './commands/diff.ts'
import { explain } from './commands/explain.ts'
import { exportTurns } from './commands/exportTurns.ts'
import { fmt } from './commands/fmt.ts'
import { git } from './commands/git.ts'
import { gitDiffDriver } from './commands/gitDiffDriver.ts'
import { merge } from './commands/merge.ts'
import { publish } from './commands/publish.ts'
import { releases } from './commands/releases.ts'
import { render } from './commands/render.ts'
import { replay } from './commands/replay.ts'
import { rollback } from './commands/rollback.ts'
import { start } from './commands/start.ts'
import { test } from './commands/test.ts'

/** Every command, in the order in which a newcomer meets them. */
export const COMMANDS: readonly Command[] = [
  start,
  check,
  fmt,
  diff,
  render,
  merge,
  git,
  gitDiffDriver,
  test,
  chat,
  explain,
  exportTurns,
  replay,
  publish,
  releases,
  rollback,
]
