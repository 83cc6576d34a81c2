import { readFile } from 'node:fs/promises'
import { EMPTY_WORKSPACE } from '../../engine/emptyWorkspace.ts'
import type { Workspace } from '../../engine/index.ts'
import { diffWorkspaces } from '../../proof/diff/diffWorkspaces.ts'
import { sayDiff } from '../../proof/diff/sayDiff.ts'
import { decodeText } from '../../releases/decodeText.ts'
import { tryGit } from '../../releases/git/runGit.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { printSections } from '../git/printSections.ts'
import { placeFile, workspaceOfFile } from '../git/workspaceOfFile.ts'
import { paint, printLine } from '../print.ts'

/** What git calls for each changed file of a workspace, in place of its own diff. */
export const gitDiffDriver: Command = {
  name: 'git-diff-driver',
  summary: 'What git calls to show a changed file, once usher git install was run',
  usage: 'PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH MESSAGE]',
  positionals: 9,
  options: {},
  async run({ positionals, io }) {
    const [path = '', old, , , now, , , newPath] = positionals
    printLine(io.stdout, paint(io.stdout, 'bold', newPath === undefined ? path : `${path} → ${newPath}`))
    if (old === undefined || now === undefined) printLine(io.stdout, '  not merged yet')
    else if (!(await printMeaning(io, newPath ?? path, old, now))) await printLines(io, old, now)
    printLine(io.stdout)
    return EXIT_CODES.ok
  },
}

/** False when a version is no file of a workspace. */
async function printMeaning(io: Io, path: string, old: string, now: string): Promise<boolean> {
  const [a, b] = [await readVersion(path, old), await readVersion(path, now)]
  if (a === null || b === null) return false
  const sections = sayDiff(diffWorkspaces(a, b))
  if (sections.length > 0) printSections(io.stdout, sections)
  else printLine(io.stdout, '  nothing but the form')
  return true
}

/** `/dev/null`: there is no such version. */
async function readVersion(path: string, file: string): Promise<Workspace | null> {
  if (file === '/dev/null') return EMPTY_WORKSPACE
  const decoded = decodeText(await readFile(file))
  const read = decoded.ok ? workspaceOfFile(path, decoded.text, placeFile(path)) : null
  return read?.ok === true ? read.workspace : null
}

async function printLines(io: Io, old: string, now: string): Promise<void> {
  const { stdout } = await tryGit('.', ['diff', '--no-index', '--no-ext-diff', '--', old, now])
  io.stdout.write(stdout)
}
