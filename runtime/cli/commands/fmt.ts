import { join, relative, resolve, sep } from 'node:path'
import { AppError } from '../../AppError.ts'
import { readFilePath } from '../../engine/files/FileKind.ts'
import { formatFile } from '../../engine/files/formatFile.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import { type LoadedWorkspace, loadWorkspace } from '../../releases/loadWorkspace.ts'
import { replaceFile } from '../../releases/replaceFile.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { isError } from '../loadChecked.ts'
import { count, type PlacedIssue, paint, placeIssues, printIssues, printLine } from '../print.ts'

const options = {
  check: { type: 'boolean', description: 'write nothing; list what would change and end with 1' },
} as const

/** Brings the files of a workspace into their one canonical form. */
export const fmt: Command<typeof options> = {
  name: 'fmt',
  summary: 'Write the files in their one canonical form',
  usage: '[files…] [options]',
  positionals: Number.POSITIVE_INFINITY,
  options,
  more: `Files are named from here or from the workspace; without any, all of the workspace. A file that cannot be read is left as it is
and told of. --json prints { changed: [path], unchanged: number, issues }.`,
  async run({ values, positionals, io, env }) {
    const folder = workspaceFolder(values, env)
    const { files, unread } = await loadWorkspace(folder)
    const paths = selectFiles(folder, { files, unread }, positionals)
    const changed: string[] = []
    const issues = [
      ...placeIssues(
        unread.filter(({ file }) => paths.includes(file)),
        files,
      ),
    ]
    for (const path of paths) {
      const text = files[path]
      if (text === undefined) continue
      const formatted = formatText(path, text)
      if (typeof formatted !== 'string') issues.push(...formatted)
      else if (formatted !== text) {
        if (values.check !== true) await replaceFile(join(folder, path), formatted)
        changed.push(path)
      }
    }
    const broken = new Set(issues.map(({ file }) => file)).size
    const unchanged = paths.length - changed.length - broken
    if (values.json === true) printLine(io.stdout, JSON.stringify({ changed, unchanged, issues }, null, 2))
    else {
      for (const path of changed) printLine(io.stdout, join(folder, path))
      printIssues(io.stderr, folder, issues)
      const verb = values.check === true ? 'not in canonical form' : 'written'
      const left = broken === 0 ? '' : paint(io.stderr, 'red', `, ${count(broken, 'file')} with errors left alone`)
      printLine(io.stderr, `${count(changed.length, 'file')} ${verb}, ${unchanged} unchanged${left}`)
    }
    return broken > 0 || (values.check === true && changed.length > 0) ? EXIT_CODES.problems : EXIT_CODES.ok
  },
}

/** The canonical text, or what keeps the file from being read. */
function formatText(path: string, text: string): string | readonly PlacedIssue[] {
  const name = readFilePath(path)
  if (name === null) return text
  const read = parseFile(name.kind, text, path)
  return read.ok ? formatFile(name.kind, read.value) : placeIssues(read.issues.filter(isError), { [path]: text })
}

function selectFiles(
  folder: string,
  { files, unread }: Pick<LoadedWorkspace, 'files' | 'unread'>,
  named: readonly string[],
): readonly string[] {
  const known = [...Object.keys(files), ...unread.map(({ file }) => file)].filter((path) => readFilePath(path) !== null)
  if (named.length === 0) return known
  return named.map((name) => {
    const fromHere = relative(resolve(folder), resolve(name)).split(sep).join('/')
    const found = known.find((path) => path === fromHere) ?? known.find((path) => path === name)
    if (found !== undefined) return found
    throw new AppError('badRequest', { detail: `${name} is no file of the workspace ${folder}.` })
  })
}
