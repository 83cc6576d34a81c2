import { relative, sep } from 'node:path'
import { watch } from 'chokidar'
import { isPassedOver } from '../engine/files/FileKind.ts'
import { listWorkspace } from './listWorkspace.ts'
import { stampOf } from './loadWorkspace.ts'

/** Editors write a file in several steps, and a git checkout many files: one change is told when nothing has happened for this long. */
const QUIET_MS = 200

/**
 * Calls `onChange` after files of the workspace changed, never twice at once. Whatever stirs in the folder is only a reason to look: a
 * ConfigMap's link turns without a word of the files behind it, and editors write much that is no file of ours. Resolves when the watch is
 * in place.
 */
export async function watchWorkspace(
  folder: string,
  onChange: () => Promise<void>,
): Promise<{ readonly close: () => Promise<void> }> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 1,
    ignored: (path) => isPassedOver(relative(folder, path).split(sep).join('/')),
  })
  const ready = new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  // A folder that cannot be listed is a change too; whoever reads it says why.
  const look = () => listWorkspace(folder).then(stampOf, String)
  let seen = await look()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const lookAgain = async (): Promise<void> => {
    const now = await look()
    if (now === seen) return
    seen = now
    await onChange()
  }
  const stir = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(lookAgain)
    }, QUIET_MS)
  }
  watcher.on('all', stir).on('raw', stir)
  await ready
  return {
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
      await running
    },
  }
}
