import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_KINDS, filePath } from '../../engine/files/FileKind.ts'
import { askGit, runGit, tryGit } from '../../releases/git/runGit.ts'
import { replaceFile } from '../../releases/replaceFile.ts'

const BEGIN = '# usher: flows are merged and shown by what they mean, where `usher git install` was run'
const END = '# usher: end'
// The canonical form has one kind of line end, on every system.
const ATTRIBUTES = FILE_KINDS.map((kind) => `/${filePath(kind, '*')} text eol=lf merge=usher diff=usher`)
const BLOCK = [BEGIN, ...ATTRIBUTES, END, ''].join('\n')

/** How git starts this CLI: the program and its script, as absolute paths. */
export type Starter = { readonly node: string; readonly script: string }

/**
 * Makes git merge and show the files of a workspace by what they mean: lines in the folder's .gitattributes, for everybody, and the two
 * drivers in the configuration of this clone. Running it again changes nothing; other lines stay. Throws `badRequest` outside a repository.
 */
export async function installDrivers(folder: string, starter: Starter): Promise<{ readonly attributes: string }> {
  await askGit(folder, ['rev-parse', '--show-toplevel'])
  const attributes = join(folder, '.gitattributes')
  const others = withoutBlock(await readText(attributes))
  await replaceFile(attributes, `${others === '' || others.endsWith('\n') ? others : `${others}\n`}${BLOCK}`)
  for (const [name, value] of Object.entries(settingsFor(starter))) await runGit(folder, ['config', name, value])
  return { attributes }
}

/** Takes both away again. */
export async function removeDrivers(folder: string): Promise<{ readonly attributes: string }> {
  await askGit(folder, ['rev-parse', '--show-toplevel'])
  const attributes = join(folder, '.gitattributes')
  const text = await readText(attributes)
  const others = withoutBlock(text)
  if (others === '' && text !== '') await rm(attributes)
  else if (others !== text) await replaceFile(attributes, others)
  // A section that is not there is removed already.
  for (const section of ['merge.usher', 'diff.usher']) await tryGit(folder, ['config', '--remove-section', section])
  return { attributes }
}

/**
 * Git's configuration of this clone. When the CLI is gone or broken, git goes on with the lines as if it had never been there: a program that
 * cannot start ends with 1 too, so only the marks tell a conflict.
 */
function settingsFor({ node, script }: Starter): { readonly [name: string]: string } {
  const usher = `${quote(node)} ${quote(script)}`
  const merge = `${usher} merge %O %A %B --path=%P --marker-size=%L --ours=%X --theirs=%Y`
  const byLines = 'git merge-file -L ours -L base -L theirs %A %O %B'
  // Git's own output goes through a pager that shows colours; a pipe to it is no terminal.
  const show = `\${GIT_PAGER_IN_USE:+env FORCE_COLOR=1} ${usher} git-diff-driver "$@"`
  return {
    'merge.usher.name': 'Usher: flows by what they mean',
    'merge.usher.driver': `${merge} && exit 0; grep -q '^<<<<<<< ' %A && exit 1; ${byLines}`,
    'diff.usher.command': `f() { ${show} || diff -u "$2" "$5" || true; }; f`,
    // For --no-ext-diff: the node that a hunk is in.
    'diff.usher.xfuncname': '^ {4}"([^"]+)": \\{$',
  }
}

function withoutBlock(text: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) return text
  return text.slice(0, from) + text.slice(to + END.length).replace(/^\r?\n/, '')
}

async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '')
}

/** For the shell that git gives the command to. */
const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
