import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { giveTo, type PostgresBinaries } from './postgresBinaries.ts'

/** Of a log, its end: what a server says last is why it ended. */
const LOG_LENGTH = 10_000

/** Makes the files of a server whose user `postgres` has this password. */
export function initialise(binaries: PostgresBinaries, data: string, password: string): void {
  const passwordFile = `${data}.password`
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(binaries.account, data)
  giveTo(binaries.account, passwordFile)
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
    { ...binaries.account, encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`)
}

export type Starting = {
  readonly server: ChildProcess
  /** resolves when it accepts connections; rejects with its log when it ends instead */
  readonly ready: Promise<void>
}

/** Starts a server on these files. */
export function serve(
  binaries: PostgresBinaries,
  data: string,
  port: number,
  more: { readonly [name: string]: string } = {},
): Starting {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    // The default, said aloud: a commit is answered when it is written.
    synchronous_commit: 'on',
    ...more,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...binaries.account,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ready = new Promise<void>((resolve, reject) => {
    let log = ''
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL ended. Its log:\n${log}`)))
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_LENGTH)
      if (/ready to accept (read-only )?connections/.test(text)) resolve()
    })
  })
  return { server, ready }
}
