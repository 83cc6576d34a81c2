import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../AppError.ts'

/** Gives a file a new text in one step, so that nobody ever reads half of it; makes the file when there is none. Of a link, what it leads to is replaced. Throws `invalidWorkspace` when it cannot be written. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const place = await realpath(path).catch(() => path)
  // Beside it, because a rename is one step only within a file system; hidden, so that nobody takes it for a file of the workspace.
  const temporary = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`)
  try {
    const mode = await stat(place).then(
      (found) => found.mode,
      () => undefined,
    )
    await mkdir(dirname(place), { recursive: true })
    const file = await open(temporary, 'w', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, place)
  } catch (cause) {
    await rm(temporary, { force: true })
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new AppError('invalidWorkspace', { detail: `${basename(path)} cannot be written (${reason}).` }, { cause })
  }
}
