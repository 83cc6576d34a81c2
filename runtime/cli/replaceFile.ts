import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../AppError.ts'

/** Replaces a file's text in one step, so that nobody ever reads half of it. Throws `invalidWorkspace` when it cannot be written. */
export async function replaceFile(path: string, text: string): Promise<void> {
  // Beside it, because a rename is one step only within a file system; not `.json`, so that no watcher takes it for a file of the workspace.
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const { mode } = await stat(path)
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
    throw new AppError('invalidWorkspace', { detail: `${path} cannot be written (${codeOf(cause)}).` }, { cause })
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
}
