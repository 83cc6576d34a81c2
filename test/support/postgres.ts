/**
 * One real PostgreSQL for a whole run, started when the first test asks for a database. As vitest's global setup this file answers on a loopback port, in the environment of every
 * worker; a worker that never asks costs nothing.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'

const STARTER = 'USHER_TEST_POSTGRES'

export type RunningPostgres = { readonly url: string; readonly stop: () => Promise<void> }

/**
 * Starts a throw-away PostgreSQL on a free loopback port and resolves to the URL of its `postgres` database; `stop` ends it and removes its files. With `fsync` it is as durable as
 * in production: what is measured must be. Its files are in `folder`, if that matters.
 */
export async function startPostgres(fsync: 'on' | 'off' = 'on', folder?: string): Promise<RunningPostgres> {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('postgresKeeper.ts', import.meta.url)), fsync], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(folder === undefined ? {} : { TMPDIR: folder }) },
    detached: true,
  })
  const exited = once(keeper, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    keeper.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.endsWith('\n')) resolve((JSON.parse(text) as { url: string }).url)
    })
    keeper.once('exit', () => reject(new Error('PostgreSQL did not start; its log is above.')))
  })
  // A bench or a test that ends must not wait for the keeper; closing the pipe, as exiting does, is what stops it.
  keeper.stdout.destroy()
  keeper.unref()
  return {
    url,
    stop: async () => {
      keeper.ref()
      keeper.stdin.end()
      await exited
    },
  }
}

/** A fresh database on the run's PostgreSQL, empty or a copy of another of its databases, to which nobody is connected; gone when the run ends. */
export async function createTestDatabase(template?: string): Promise<string> {
  const starter = process.env[STARTER]
  if (!starter) throw new Error('createTestDatabase() works in a vitest run, with this file as its global setup.')
  const response = await fetch(starter)
  const url = await response.text()
  if (!response.ok) throw new Error(url)
  return createDatabaseOn(url, template)
}

/** A fresh, empty database on a server, by the address of its `postgres` database. */
export async function createDatabaseOn(url: string, template?: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = postgres(url, { max: 1 })
  await admin.unsafe(
    `create database ${name}${template === undefined ? '' : ` template ${new URL(template).pathname.slice(1)}`}`,
  )
  await admin.end()
  return url.replace(/\/postgres$/, `/${name}`)
}

/** vitest's global setup. */
export async function setup(): Promise<() => Promise<void>> {
  let running: Promise<RunningPostgres> | undefined
  const server = createServer((_request, response) => {
    running ??= startPostgres()
    running.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  process.env[STARTER] = `http://127.0.0.1:${address.port}/`
  return async () => {
    server.close()
    await running?.then(({ stop }) => stop()).catch(() => {})
  }
}
