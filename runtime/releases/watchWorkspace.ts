import { watch } from 'chokidar'

/** Editors write a file in several steps, and a git checkout many files: one change is told when nothing has happened for this long. */
const QUIET_MS = 200

/** Calls `onChange` after files of the folder changed, never twice at once. Resolves when the watch is in place. */
export async function watchWorkspace(
  folder: string,
  onChange: () => Promise<void>,
): Promise<{ readonly close: () => Promise<void> }> {
  const watcher = watch(folder, { ignoreInitial: true, ignored: /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/ })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  watcher.on('all', (_event, path) => {
    if (!path.endsWith('.json')) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(onChange)
    }, QUIET_MS)
  })
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  return {
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
      await running
    },
  }
}
