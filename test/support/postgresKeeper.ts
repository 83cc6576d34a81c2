/**
 * A process of its own that runs one throw-away PostgreSQL: prints its address as a line of JSON once it accepts connections, and when its standard input ends stops the server and
 * removes its folder. `fsync` is its argument, `on` or `off`. The pipe ends however the run ends, also by SIGKILL: no run leaves a server behind.
 */
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './hostProcess.ts'
import { findBinaries, giveTo } from './postgresBinaries.ts'
import { initialise, serve } from './postgresServer.ts'

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
  const binaries = await findBinaries(folder)
  giveTo(binaries.account, folder)
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  initialise(binaries, data, password)
  const port = await freePort()
  const starting = serve(binaries, data, port, { fsync: process.argv[2] ?? 'on' })
  server = starting.server
  await starting.ready
  server.once('exit', () => stop(1))
  process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` })}\n`)
}

process.stdin.resume().on('end', () => stop(0))
// The terminal's interrupt reaches the whole group; the keeper leaves when its starter does.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => stop(0))
start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  stop(1)
})
