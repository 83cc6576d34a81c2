import { AppError } from '../../AppError.ts'
import type { SideNames } from '../../proof/merge/SideNames.ts'
import { tryGit } from '../../releases/git/runGit.ts'

/** What git makes of three files by their lines, with its marks where it is not clean. */
export async function mergeByLines(
  files: { readonly base: string; readonly ours: string; readonly theirs: string },
  names: SideNames,
): Promise<{ readonly text: string; readonly isClean: boolean }> {
  const labels = ['-L', names.ours, '-L', 'base', '-L', names.theirs]
  const { code, stdout, stderr } = await tryGit('.', [
    'merge-file',
    '-p',
    ...labels,
    '--',
    files.ours,
    files.base,
    files.theirs,
  ])
  // Above 127 it is no count of conflicts.
  if (code > 127) throw new AppError('invalidWorkspace', { detail: `git merge-file: ${stderr.trim()}` })
  return { text: stdout.toString('utf8'), isClean: code === 0 }
}
