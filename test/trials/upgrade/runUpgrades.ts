import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import { verify } from '../../../runtime/verify.ts'
import { removeFolder, workspaceFolder } from '../../cli/runCli.ts'
import { checkHistory, type History } from '../../support/checkHistory.ts'
import { freePort, type HostProcess, startHostProcess } from '../../support/hostProcess.ts'
import { playServer } from '../../support/playServer.ts'
import { startPostgres } from '../../support/postgres.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'
import { checkOutBefore } from './checkOutBefore.ts'

/*
 * npm run trials upgrade                      the version before the tables were changed last, and this one
 * npm run trials upgrade -- --from COMMIT     another one
 * npm run trials upgrade -- --rounds 10       so many upgrades and ways back
 *
 * Processes of both versions on one PostgreSQL, under load: upgraded one by one and back, stopped and killed by turns.
 */

const SAID = ['hello', '1', 'thanks', 'hello', '2', 'bye'] as const
const LINES = 8

/** Says what was broken; true when nothing was. */
export async function runUpgrades(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, rounds: { type: 'string', default: '3' } },
  })
  const before = checkOutBefore(values.from)
  process.stdout.write(`before: ${before.commit}\n`)
  const server = await startPostgres()
  const platform = await playServer(() => ({ status: 200 }))
  const { folder, flows } = await workspaceFolder(workspaceTo(platform.url))
  const running: HostProcess[] = []
  try {
    const env = { DATABASE_URL: server.url, USHER_EGRESS_ALLOW: '127.0.0.1', USHER_TOKENS: '' }
    const start = async (root?: string): Promise<HostProcess> => {
      const port = await freePort()
      const host = startHostProcess({ port, workspace: flows, env, ...(root === undefined ? {} : { root }) })
      running.push(host)
      await host.ready()
      return host
    }
    const end = async (host: HostProcess, how: 'stop' | 'kill') => {
      running.splice(running.indexOf(host), 1)
      await host[how]()
    }
    await start(before.folder)
    const load = startLoad(() => running)
    const rounds = Number(values.rounds)
    for (let round = 1; round <= rounds; round += 1) {
      const how = round % 2 === 0 ? 'kill' : 'stop'
      const acked = load.acks.length
      const [old] = running
      const fresh = await start()
      if (old !== undefined) await end(old, how)
      const restarted = await start(before.folder)
      await load.more(200)
      await end(fresh, how)
      await load.more(100)
      const again = await start()
      await end(restarted, how)
      await load.more(100)
      await start(before.folder)
      await end(again, how)
      process.stdout.write(`round ${round}: ${load.acks.length - acked} acknowledged\n`)
    }
    await load.end()
    const sql = postgres(server.url, { max: 1 })
    while ((await sql`select 1 from outbox limit 1`).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    for (const host of [...running]) await end(host, 'stop')
    const history = await readHistory(
      sql,
      load,
      platform.heard.map(({ body }) => ({ key: String(body.id) })),
    )
    await sql.end()
    const violations = checkHistory(history)
    const verdict = await verify({ databaseUrl: server.url })
    for (const violation of violations) process.stdout.write(`${violation}\n`)
    for (const { rows } of verdict.violations) process.stdout.write(`${rows.join('\n')}\n`)
    process.stdout.write(
      `${rounds} rounds: ${load.acks.length} acknowledged, ${history.turns.length} turns, ${history.deliveries?.length} deliveries, ${load.taken()} items done by agents, ${load.refused()} refused and sent again; broken: ${violations.length + verdict.violations.length}\n`,
    )
    for (const [what, count] of load.errors) process.stdout.write(`  ${count} x ${what}\n`)
    return violations.length + verdict.violations.length === 0
  } finally {
    for (const host of [...running]) await host.kill()
    await platform.close()
    await server.stop()
    await removeFolder(folder)
    before.remove()
  }
}

function workspaceTo(url: string) {
  return workspaceOf(
    [
      flowOf({
        menu: {
          type: 'menu',
          prompt: [{ text: 'What is it about?' }],
          options: [
            { id: 'end', label: 'Nothing' },
            { id: 'billing', label: 'Invoices' },
          ],
          attempts: 4,
          timeout: 'PT1H',
          exits: { billing: 'to-billing', end: 'bye', noMatch: 'to-general', timeout: 'to-general' },
        },
        bye: { type: 'close', content: [{ text: 'Bye.' }] },
        'to-billing': { type: 'enqueue', queue: 'billing' },
        'to-general': { type: 'enqueue', queue: 'general' },
      }),
    ],
    { bots: {}, channels: { web: { kind: 'web', flow: 'main', deliverTo: url } } },
  )
}

/** Customers who write each message twice at the same time, and an agent, who ask whichever host runs until one answers. */
function startLoad(hosts: () => readonly HostProcess[]) {
  const acks: History['acks'][number][] = []
  const sent: string[][] = []
  const errors = new Map<string, number>()
  let refused = 0
  let taken = 0
  let isOver = false
  let asked = 0

  async function ask(path: string, body: object): Promise<{ readonly [member: string]: unknown } | null> {
    const list = hosts()
    asked += 1
    const host = list[asked % list.length]
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${host?.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
      () => null,
    )
    const answer = (await response?.json().catch(() => null)) ?? null
    if (response?.status === 200 && answer !== null) return answer as { readonly [member: string]: unknown } // it is an object
    if (response !== null && response.status !== 503 && response.status !== 409) {
      const what = `${response.status} ${path.replaceAll(/[tq]_\w+(?:\.q)?/g, ':id')}`
      errors.set(what, (errors.get(what) ?? 0) + 1)
    }
    return null
  }
  async function send(address: string, index: number, source: string): Promise<void> {
    for (;;) {
      const answer = await ask('/api/channels/web/messages', {
        id: `m-${index}`,
        from: { id: address },
        text: SAID[index],
      })
      if (answer !== null) {
        acks.push({ source, turnId: String(answer.turnId) })
        return
      }
      refused += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  async function line(): Promise<void> {
    while (!isOver) {
      const address = `u-${sent.length}`
      const sources: string[] = []
      sent.push(sources)
      for (const index of SAID.keys()) {
        const source = sourceOf('m', 'web', address, `m-${index}`)
        sources.push(source)
        await Promise.all([send(address, index, source), send(address, index, source)])
      }
    }
  }
  async function agent(): Promise<void> {
    while (!isOver) {
      const claimed = await ask('/api/queues/claim', { agent: { id: 'ada', skills: {} }, waitSeconds: 0 })
      const item = claimed?.item as { readonly id: string } | null | undefined // what a claim answers
      if (item) {
        const done = await ask(`/api/queues/items/${item.id}/complete`, { agent: 'ada' })
        taken += Number(done !== null)
      } else await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const working = Promise.all([agent(), ...Array.from({ length: LINES }, line)])
  return {
    acks,
    sent,
    errors,
    refused: () => refused,
    taken: () => taken,
    /** waits for so many further acknowledgements */
    more: async (count: number) => {
      const until = acks.length + count
      while (acks.length < until) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    end: async () => {
      isOver = true
      await working
    },
  }
}

async function readHistory(
  sql: postgres.Sql,
  { acks, sent }: Pick<History, 'acks' | 'sent'>,
  received: NonNullable<History['received']>,
): Promise<History> {
  const turns = await sql<History['turns'][number][]>`
    select id, source, conversation_id as "conversationId", seq from turns`
  const items = await sql<{ conversation_id: string }[]>`select conversation_id from queue_items where status <> 'done'`
  const deliveries = await sql<{ id: string; conversationId: string }[]>`
    select t.id || '.o' || (e.n - 1) as id, t.conversation_id as "conversationId"
    from turns t cross join lateral json_array_elements(t.effects) with ordinality as e(effect, n)
    where e.effect ->> 'type' = 'sendMessage' order by t.n, e.n`
  return {
    acks,
    sent,
    turns,
    unfinishedItems: items.map(({ conversation_id }) => conversation_id),
    deliveries,
    received,
  }
}
