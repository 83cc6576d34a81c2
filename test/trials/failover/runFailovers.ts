import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { freePort, startHostProcess } from '../../support/hostProcess.ts'
import { playServer } from '../../support/playServer.ts'
import { startPostgresPair } from '../../support/postgresPair.ts'
import { type Failover, failOver } from './failOver.ts'
import { workspaceWith } from './flow.ts'

/*
 * npm run trials failover                       8 rounds: primaries killed and frozen, with synchronous standbys and others, under one host and two
 * npm run trials failover -- --rounds 50
 */

const WRITERS = 16
const AROUND = 500
const LAG_MS = 300
const DETECTION_MS = [500, 1_000, 2_000]
/** From the time at which the primary is seen to be gone. */
const RECOVERED_MS = 1_000

/** Says of every round what it came to; true when no promise was broken. */
export async function runFailovers(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '8' }, from: { type: 'string', default: '0' } },
  })
  const pair = await startPostgresPair()
  const platform = await playServer(() => ({ status: 200 }))
  const folder = mkdtempSync(join(tmpdir(), 'usher-failover-'))
  for (const [path, text] of Object.entries(formatWorkspace(workspaceWith(platform.url)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const from = Number(values.from)
  let broken = 0
  let late = 0
  let isSynchronous = true
  try {
    for (let round = from; round < from + Number(values.rounds); round += 1) {
      const how = roundOf(round)
      if (round > from || how.isSynchronous !== isSynchronous) await pair.rebuild(how.isSynchronous)
      isSynchronous = how.isSynchronous
      const url = await pair.createDatabase()
      const env = { DATABASE_URL: url, USHER_EGRESS_ALLOW: '127.0.0.1' }
      const hosts = []
      for (let host = 0; host <= round % 2; host += 1)
        hosts.push(startHostProcess({ port: await freePort(), workspace: folder, env }))
      await Promise.all(hosts.map((host) => host.ready()))
      platform.heard.splice(0)
      const out = await failOver(pair, url, hosts, platform, how)
      const isLate = out.gapMs > how.detectionMs + out.promotionMs + RECOVERED_MS
      broken += Number(out.violations.length > 0)
      late += Number(isLate)
      const say = [
        `round ${round}: ${how.fault}, ${how.isSynchronous ? 'synchronous' : 'asynchronous'}, ${hosts.length} host(s), detected after ${how.detectionMs} ms:`,
        `${out.acknowledged} acknowledged, gap ${ms(out.gapMs)} (promotion ${ms(out.promotionMs)})${isLate ? ' LATE' : ''}, ended in ${ms(out.endMs)}`,
        ...(how.isSynchronous ? [] : [`lost ${out.lost}, sent and forgotten ${out.forgotten}`]),
        [...out.refusals].map(([why, count]) => `${count} × ${why}`).join(', '),
      ]
      process.stdout.write(`${say.join('; ')}\n`)
      for (const violation of out.violations) process.stdout.write(`  ${violation}\n`)
    }
  } finally {
    await platform.close()
    await pair.stop()
    rmSync(folder, { recursive: true })
  }
  process.stdout.write(
    `${values.rounds} failovers: ${broken} broke a promise, ${late} took longer than a second to recover\n`,
  )
  return broken === 0
}

/** Every combination comes in eight rounds, and with every time of detection in twenty-four. */
const roundOf = (round: number): Failover => ({
  fault: round % 4 < 2 ? 'kill' : 'freeze',
  isSynchronous: round % 8 < 4,
  lagMs: LAG_MS,
  detectionMs: DETECTION_MS[round % DETECTION_MS.length] ?? 0,
  writers: WRITERS,
  around: AROUND,
})

const ms = (time: number): string => `${Math.round(time)} ms`
