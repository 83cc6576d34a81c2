import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './hostProcess.ts'
import { giveTo, unprivilegedAccount } from './postgresBinaries.ts'
import { howToInstall, PGBOUNCER, programPath } from './programPath.ts'

export type Pooler = {
  /** the database's address by way of it */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts a PgBouncer on a free loopback port, in front of the database of an address. `settings` are those of its file: https://www.pgbouncer.org/config.html */
export async function startPgbouncer(
  databaseUrl: string,
  settings: { readonly [name: string]: string },
): Promise<Pooler> {
  const program = programPath(PGBOUNCER)
  if (program === null) throw new Error(howToInstall(PGBOUNCER))
  const { hostname, port, username, password, pathname } = new URL(databaseUrl)
  const listening = await freePort()
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(listening),
    unix_socket_dir: '',
    auth_type: 'any',
    ...settings,
  }
  const folder = mkdtempSync(join(tmpdir(), 'usher-pgbouncer-'))
  const file = join(folder, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${port} user=${username} password=${password}`,
    '[pgbouncer]',
    ...Object.entries(all).map(([name, value]) => `${name} = ${value}`),
  ]
  writeFileSync(file, lines.join('\n'))
  // It refuses to run as root, as PostgreSQL does.
  const account = unprivilegedAccount()
  for (const path of [folder, file]) giveTo(account, path)
  const child = spawn(program, [file], { ...account, stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    let log = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PgBouncer ended. Its log:\n${log}`)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text
      if (log.includes('process up')) resolve()
    })
  })
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${listening}${pathname}`,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}
