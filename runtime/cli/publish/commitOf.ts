import { AppError } from '../../AppError.ts'
import { findCommit } from '../../releases/git/filesAtRevision.ts'
import { tryGit } from '../../releases/git/runGit.ts'

/** The git commit that a folder is at, `-dirty` after it when its files have changed since; null where there is no repository, no commit, or no git. */
export async function commitOf(folder: string): Promise<string | null> {
  try {
    const commit = await findCommit(folder, 'HEAD')
    if (commit === null) return null
    const { stdout } = await tryGit(folder, ['status', '--porcelain', '--', '.'])
    return stdout.length === 0 ? commit : `${commit}-dirty`
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
