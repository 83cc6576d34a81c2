import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../AppError.ts'

/** Gives a file a new text in one step, so that nobody ever reads half of it; makes the file when there is none. Throws `invalidWorkspace` when it cannot be written. */
export async function replaceFile(path: string, text: string): Promise<void> {
  // Beside it, because a rename is one step only within a file system; not `.json`, so that no watcher takes it for a file of the workspace.
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => undefined,
    )
    await mkdir(dirname(path), { recursive: true })
    const file = await open(temporary, 'w', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new AppError('invalidWorkspace', { detail: `${basename(path)} cannot be written (${reason}).` }, { cause })
  }
}
