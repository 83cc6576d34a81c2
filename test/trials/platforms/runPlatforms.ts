import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import type { DoubleHook } from '../../../runtime/channels/Double.ts'
import { doubleOf } from '../../../runtime/channels/doubles.ts'
import { type ServedDouble, serveDouble } from '../../../runtime/channels/serveDouble.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { createDatabaseOn, startPostgres } from '../../support/postgres.ts'
import { startHosts } from '../../support/startHosts.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'
import { checkPlatforms, type MostSends, type Thread } from './checkPlatforms.ts'

/*
 * npm run trials platforms                   200 kills of hosts that three played platforms speak with
 * npm run trials platforms -- --kills 20
 */

/** Of a call that was cut off nobody knows whether it got through. WhatsApp is asked for a minute and sent it once more; LINE is pushed what it did not confirm as a reply; Telegram is never sent a thing twice. */
const MOST: MostSends = { whatsapp: 2, line: 2, telegram: 1 }
const KINDS = ['whatsapp', 'line', 'telegram'] as const
const HOSTS = 2
/** Customers of a kind at a time, and what each writes. */
const AT_ONCE = 5
const MESSAGES = 6
const BETWEEN_MS = 250
const AGAIN_MS = 100
const PATIENCE_MS = 3_000
/** The minute for which a status is waited for, and what comes then. */
const SETTLE_MS = 150_000

const workspace = (settings: readonly (readonly [id: string, settings: Channel])[]) =>
  workspaceOf(
    [
      flowOf({
        ask: {
          type: 'collect',
          prompt: [{ text: 'You said {{ message.text }}' }],
          variable: 'said',
          value: { kind: 'text' },
          timeout: 'P1D',
          exits: { next: 'ask', invalid: 'ask', timeout: 'out' },
        },
        out: { type: 'enqueue', queue: 'general' },
      }),
    ],
    { bots: {}, channels: Object.fromEntries(settings) },
  )

/** Kills hosts while customers write on three platforms, which deliver everything twice; true when no promise was broken. */
export async function runPlatforms(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { kills: { type: 'string', default: '200' } } })
  const kills = Number(values.kills)
  const server = await startPostgres()
  const databaseUrl = await createDatabaseOn(server.url)
  const folder = mkdtempSync(join(tmpdir(), 'usher-platforms-'))
  let urls: readonly string[] = []
  const anyUrl = (turn: number): string => urls[turn % urls.length] ?? ''
  const served = new Map<(typeof KINDS)[number], ServedDouble>()
  for (const kind of KINDS) served.set(kind, await playedOf(kind, () => anyUrl(0)))
  const channels = [...served].map(([kind, { settings }]) => [kind, { ...settings, flow: 'main' } as Channel] as const)
  for (const [path, text] of Object.entries(formatWorkspace(workspace(channels)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const hosts = await startHosts(HOSTS, folder, () => ({ DATABASE_URL: databaseUrl, USHER_EGRESS_ALLOW: '127.0.0.1' }))
  urls = hosts.urls()
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const wrote: { readonly kind: (typeof KINDS)[number]; readonly address: string; readonly texts: string[] }[] = []
  let hasEnded = false

  /** Until one of the hosts has taken it in. */
  async function post(hook: DoubleHook, kind: string, first: number): Promise<void> {
    for (let turn = first; ; turn += 1) {
      if ((await fetchHook(hook, `${anyUrl(turn)}/webhooks/${kind}`)) === 200) return
      await pause(AGAIN_MS)
    }
  }
  async function customers(kind: (typeof KINDS)[number], lane: number): Promise<void> {
    const double = served.get(kind)
    if (double === undefined) return
    while (!hasEnded) {
      const address = `39${lane}${String(wrote.length).padStart(9, '0')}`
      const texts: string[] = []
      wrote.push({ kind, address, texts })
      for (let message = 0; message < MESSAGES; message += 1) {
        const text = `m-${message}`
        texts.push(text)
        const happened = { id: double.platform.nextId(), at: Date.now(), from: { address, name: 'Ada' } }
        const hooks = double.tell({ ...happened, does: 'write', text }, `${anyUrl(0)}/webhooks/${kind}`) ?? []
        for (const hook of hooks) await Promise.all([0, 1].map((copy) => post(hook, kind, message + copy)))
      }
    }
  }

  const began = performance.now()
  const writing = KINDS.flatMap((kind) => Array.from({ length: AT_ONCE }, (_, lane) => customers(kind, lane)))
  const broken: string[] = []
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(BETWEEN_MS)
      const index = kill % HOSTS
      await hosts.kill(index)
      await hosts.start(index)
      if (kill % 10 === 9) process.stderr.write(`${kill + 1} of ${kills} kills, ${wrote.length} customers\n`)
    }
    hasEnded = true
    await Promise.all(writing)
    const until = performance.now() + SETTLE_MS
    const waiting = async () => Number((await sql`select count(*) as n from outbox where died_at is null`)[0]?.n)
    while ((await waiting()) > 0 && performance.now() < until) await pause(500)
    if ((await waiting()) > 0) broken.push('Deliveries are still waiting after two minutes.')
    const threads = await readThreads(sql, wrote, served)
    broken.push(...checkPlatforms(threads, MOST))
    const seconds = Math.round((performance.now() - began) / 1_000)
    const count = (of: (thread: Thread) => number) => threads.reduce((sum, thread) => sum + of(thread), 0)
    print(`${kills} kills of ${HOSTS} hosts in ${seconds} s, ${threads.length} customers on ${KINDS.join(', ')}`)
    print(
      `  written ${count(({ wrote: all }) => all.length)}, each delivered twice; decided ${count(({ turns }) => turns.length)}`,
    )
    for (const kind of KINDS) {
      const own = threads.filter((thread) => thread.kind === kind)
      const sum = (of: (thread: Thread) => number) => own.reduce((total, thread) => total + of(thread), 0)
      const doubled = sum(({ heard }) => heard.length - new Set(heard).size)
      print(
        `  ${kind}: sent ${sum(({ heard }) => heard.length)}, doubled after an unknown outcome ${doubled}, dead ${sum(({ told }) => told.filter(({ isDead }) => isDead).length)}`,
      )
    }
  } finally {
    hasEnded = true
    await hosts.close()
    await sql.end()
    for (const double of served.values()) await double.close()
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
  for (const what of broken) print(`  BROKEN ${what}`)
  print(`  ${broken.length === 0 ? 'nothing lost, doubled or out of order' : `${broken.length} promises broken`}`)
  return broken.length === 0
}

/** A played platform that tells of what it took, where it tells of that. */
async function playedOf(kind: Channel['kind'], hostUrl: () => string): Promise<ServedDouble> {
  const double = doubleOf(kind)
  if (double === null) throw new Error(`${kind} has no double`)
  const served: ServedDouble = await serveDouble(double, 0, ({ to, externalId, delivery }) => {
    const id = served.platform.nextId()
    const told = served.tell(
      {
        id,
        at: Date.now(),
        from: { address: to },
        does: 'status',
        target: externalId,
        status: 'sent',
        ...(delivery === undefined ? {} : { delivery }),
      },
      hostUrl(),
    )
    for (const hook of told ?? []) void fetchHook(hook, `${hostUrl()}/webhooks/${kind}`)
  })
  return served
}

/** The status; null when no host answers in time. */
async function fetchHook({ headers, query, rawBody }: DoubleHook, url: string): Promise<number | null> {
  const search = new URLSearchParams(query).toString()
  const response = await fetch(`${url}${search === '' ? '' : `?${search}`}`, {
    method: 'POST',
    headers,
    body: Buffer.from(rawBody),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  await response?.arrayBuffer().catch(() => null)
  return response?.status ?? null
}

type Turn = {
  readonly id: string
  readonly channel: string
  readonly address: string
  readonly event: { readonly type: string; readonly text?: string }
  readonly effects: readonly { readonly type: string; readonly message?: { readonly text?: string } }[]
}

async function readThreads(
  sql: postgres.Sql,
  wrote: readonly {
    readonly kind: (typeof KINDS)[number]
    readonly address: string
    readonly texts: readonly string[]
  }[],
  served: ReadonlyMap<string, ServedDouble>,
): Promise<readonly Thread[]> {
  const turns = (await sql`
    select t.id, c.channel, c.address, t.event, t.effects from turns t join conversations c on c.id = t.conversation_id
    order by c.started_at, t.seq`) as unknown as readonly Turn[] // as the tables are
  const dead = new Set((await sql`select id from outbox where died_at is not null`).map(({ id }) => String(id)))
  const byThread = Map.groupBy(turns, ({ channel, address }) => `${channel} ${address}`)
  return wrote.map(({ kind, address, texts }) => {
    const own = byThread.get(`${kind} ${address}`) ?? []
    return {
      kind,
      address,
      wrote: texts,
      turns: own.flatMap(({ event }) => (event.type === 'message' ? [event.text ?? ''] : [])),
      told: own.flatMap(({ id, effects }) =>
        effects.flatMap(({ type, message }, index) =>
          type === 'sendMessage' ? [{ text: message?.text ?? '', isDead: dead.has(`${id}.o${index}`) }] : [],
        ),
      ),
      heard: (served.get(kind)?.platform.taken ?? []).filter(({ to }) => to === address).map(({ text }) => text),
    }
  })
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
