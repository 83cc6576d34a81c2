import { AppError } from '../AppError.ts'
import { hashWorkspace } from '../engine/files/hashWorkspace.ts'
import { type CompiledRelease, compileRelease } from '../engine/index.ts'
import { loadWorkspace } from '../releases/loadWorkspace.ts'
import type { Io } from './Command.ts'
import { isError } from './loadChecked.ts'
import { placeIssues, printIssues } from './print.ts'

export type LoadedRelease = {
  readonly release: CompiledRelease
  readonly files: { readonly [path: string]: string }
}

/** Reads a folder as a release that can be played here. Throws `invalidWorkspace`, after printing why, when a file cannot be read. */
export async function loadRelease(io: Io, folder: string): Promise<LoadedRelease> {
  const { workspace, issues, files } = await loadWorkspace(folder)
  if (workspace === null) {
    printIssues(io.stderr, folder, placeIssues(issues.filter(isError), files))
    throw new AppError('invalidWorkspace', { detail: `The workspace ${folder} cannot be read before this is mended.` })
  }
  return { release: compileRelease(workspace, hashWorkspace(workspace)), files }
}
