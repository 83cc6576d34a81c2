import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { adapterOf } from '../../runtime/channels/adapters.ts'
import { PLAYED_KINDS } from '../../runtime/channels/doubles.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import { freePort, startHostProcess } from '../support/hostProcess.ts'
import { startPostgres } from '../support/postgres.ts'
import { postBodies, type Ready } from './channels/postBodies.ts'
import { APP_SECRET, hookBodies, NUMBERS, openBodies } from './channels/readyBodies.ts'
import { cpuOf } from './cpuOf.ts'
import { type BenchRow, median, microseconds } from './measure.ts'
import { hasWrk } from './wrk.ts'

/** Requests under way; batches only where they hold so few messages that none waits for so long that the host refuses it, as it should. */
const IN_FLIGHT = [4, 32] as const
const BATCHES_IN_FLIGHT = 4
const ROUNDS = 5
const SECONDS = 3
const BATCH = 100
/** More requests than any machine takes in those seconds. */
const SINGLES = 30_000
const BATCHES = 1_000

/** What a customer's message costs that comes by a platform, beside one in the open format; and what it costs to lay out an answer. */
export async function channelRows(): Promise<readonly BenchRow[]> {
  return [...(await hookRows()), ...renderRows()]
}

/**
 * Messages a second of one host: in the open format, and in WhatsApp's webhooks, alone and in batches, first messages of new customers to front-desk.
 * Every side pushes its answers to the same place, and the next one begins when all of them are there.
 */
async function hookRows(): Promise<readonly BenchRow[]> {
  if (!(await hasWrk())) {
    process.stderr.write('Webhooks a second need wrk: apt-get install -y wrk\n')
    return []
  }
  const [database, place] = [await startPostgres(), await startPlace()]
  const workspace = await workspaceWith({
    open: { kind: 'web', flow: 'front-desk', deliverTo: `${place.url}/open` },
    ...Object.fromEntries(NUMBERS.map((number) => [`number-${number}`, channelOf(number, place.url)])),
  })
  const env = { DATABASE_URL: database.url, USHER_EGRESS_ALLOW: '127.0.0.1' }
  const host = startHostProcess({ port: await freePort(), workspace, env })
  try {
    await host.ready()
    const rows: BenchRow[] = []
    for (const inFlight of IN_FLIGHT) {
      const sides = inFlight <= BATCHES_IN_FLIGHT ? [OPEN, SINGLE, BATCHED] : [OPEN, SINGLE]
      rows.push(...(await compare({ url: host.url, pid: host.pid(), inFlight, sides, isQuiet: place.isQuiet })))
    }
    return rows
  } finally {
    await host.kill()
    await place.close()
    await database.stop()
    await rm(workspace, { recursive: true, force: true })
  }
}

const channelOf = (phoneNumberId: string, apiUrl: string): Channel => ({
  kind: 'whatsapp',
  flow: 'front-desk',
  phoneNumberId,
  messagesPerSecond: 1_000,
  token: 'a token',
  appSecret: APP_SECRET,
  verifyToken: 'a word',
  apiUrl,
})

type Side = {
  readonly name: string
  readonly path: string
  /** messages in a request */
  readonly batch: number
  readonly bodies: (prefix: string) => readonly Ready[]
}

const OPEN: Side = {
  name: 'open format',
  path: '/api/channels/open/messages',
  batch: 1,
  bodies: (prefix) => openBodies(SINGLES, prefix),
}
const SINGLE: Side = {
  name: 'WhatsApp, one a webhook',
  path: '/webhooks/whatsapp',
  batch: 1,
  bodies: (prefix) => hookBodies(SINGLES, 1, prefix),
}
const BATCHED: Side = {
  name: `WhatsApp, ${BATCH} a webhook`,
  path: '/webhooks/whatsapp',
  batch: BATCH,
  bodies: (prefix) => hookBodies(BATCHES, BATCH, prefix),
}

/**
 * The sides in turn, several times; ratios are of one round, and the median of the rounds is told. Since host, database and generator share the cores, also by the
 * host's own processor time a message, answers included.
 */
async function compare(options: {
  readonly url: string
  readonly pid: number
  readonly inFlight: number
  readonly sides: readonly Side[]
  readonly isQuiet: () => Promise<void>
}): Promise<readonly BenchRow[]> {
  const { url, pid, inFlight, sides, isQuiet } = options
  const seen: { perSecond: number; cpuUs: number; p50: number; p99: number }[][] = sides.map(() => [])
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, { path, batch, bodies }] of sides.entries()) {
      const before = cpuOf(pid)
      const { requests, perSecond, p50, p99 } = await postBodies(
        url + path,
        inFlight,
        SECONDS,
        bodies(`${Date.now()}-${index}`),
      )
      await isQuiet()
      const cpuUs = ((cpuOf(pid) - before) * 1000) / (requests * batch)
      if (round >= 0) seen[index]?.push({ perSecond: perSecond * batch, cpuUs, p50, p99 })
    }
  }
  const of = (index: number, read: (run: (typeof seen)[number][number]) => number) => (seen[index] ?? []).map(read)
  const ratio = (index: number, read: (run: (typeof seen)[number][number]) => number) =>
    index === 0
      ? {}
      : {
          ratio: {
            to: OPEN.name,
            is: median(of(index, read).map((value, round) => value / (of(0, read)[round] ?? Number.NaN))),
          },
        }
  return sides.flatMap(({ name }, index): BenchRow[] => [
    {
      part: 'channels',
      name: `${name}, ${inFlight} in flight`,
      value: median(of(index, ({ perSecond }) => perSecond)),
      unit: 'messages/s',
      ...ratio(index, ({ perSecond }) => perSecond),
      p50: median(of(index, ({ p50 }) => p50)),
      p99: median(of(index, ({ p99 }) => p99)),
    },
    {
      part: 'channels',
      name: `processor time a message: ${name}, ${inFlight} in flight`,
      value: median(of(index, ({ cpuUs }) => cpuUs)),
      unit: 'µs',
      ...ratio(index, ({ cpuUs }) => cpuUs),
    },
  ])
}

/** The samples, with these channels instead of their own. */
async function workspaceWith(channels: { readonly [id: string]: Channel }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  await cp('flows', folder, { recursive: true })
  const file = join(folder, 'channels.json')
  const given = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...given, channels: { ...given.channels, ...channels } }, null, 2))
  return folder
}

/** Where answers go: it takes everything. */
async function startPlace() {
  let taken = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      taken += 1
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(`{"messages":[{"id":"wamid.o${taken}"}]}`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** resolves when nothing has come for half a second */
    isQuiet: async () => {
      for (let before = -1; before !== taken; ) {
        before = taken
        await pause(500)
      }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const QUESTION: OutboundMessage = {
  text: 'Thank you for your message. What is it about? Choose below, or say it in your own words.',
  quickReplies: ['A bill', 'A fault', 'Something else'].map((label) => ({ label, value: `topic/${label}` })),
}

/** Laying out a question and making the platform's calls of it. */
function renderRows(): readonly BenchRow[] {
  const to = { address: '390400000001', aliases: [], delivery: 'd-1' }
  const adapters = PLAYED_KINDS.map((kind) => adapterOf({ kind, flow: 'main' } as Channel)).filter(
    (adapter) => adapter !== null,
  )
  const times = microseconds(
    adapters.map(
      ({ render }) =>
        () =>
          render(QUESTION, to),
    ),
  )
  return adapters.map(({ kind }, index) => ({
    part: 'channels',
    name: `lay out a question, ${kind}`,
    value: times[index] ?? Number.NaN,
    unit: 'µs',
  }))
}
