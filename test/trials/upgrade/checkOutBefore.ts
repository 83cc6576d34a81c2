import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

export type Before = { readonly commit: string; readonly folder: string; readonly remove: () => void }

/** Checks a commit out beside this one, with what it depends on; without one the last before the migrations were changed. Needs the history of the repository. */
export function checkOutBefore(commit: string | undefined): Before {
  const wanted = commit ?? `${run('git', root, 'log', '-1', '--format=%H', '--', 'runtime/store/migrations')}^`
  const folder = mkdtempSync(join(tmpdir(), 'usher-before-'))
  run('git', root, 'worktree', 'add', '--detach', '--force', folder, wanted)
  const remove = () => {
    spawnSync('git', ['worktree', 'remove', '--force', folder], { cwd: root })
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (isInstalledHere(folder)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    else run('npm', folder, 'ci', '--no-fund', '--no-audit')
    return { commit: run('git', folder, 'log', '-1', '--format=%h %s'), folder, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Whether what it depends on is what this one has installed. */
function isInstalledHere(folder: string): boolean {
  const { dependencies } = readJson(join(folder, 'package.json'))
  return Object.entries(dependencies ?? {}).every(([name, version]) => {
    const installed = join(root, 'node_modules', name, 'package.json')
    return existsSync(installed) && readJson(installed).version === version
  })
}

const readJson = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')) as {
    readonly version?: string
    readonly dependencies?: { readonly [name: string]: string }
  } // npm's own files

function run(command: string, cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`)
  return stdout.trim()
}
