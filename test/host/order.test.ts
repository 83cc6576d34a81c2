import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { createHost, type Host } from '../../runtime/main.ts'
import { createTestDatabase } from '../support/postgres.ts'

const workspace = join(import.meta.dirname, '../../flows')

const hosts: Host[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

describe('two messages of one conversation within 5 ms', () => {
  test.each([1, 2])(
    'are both decided, one after the other in the order of arrival, by %i host(s)',
    async (hostCount) => {
      const databaseUrl = await createTestDatabase()
      for (let started = 0; started < hostCount; started += 1) {
        hosts.push(await createHost({ workspace, port: 0, databaseUrl, env: {} }))
      }
      const say = (round: number, id: string, text: string) =>
        JSON.stringify({ id: `${id}-${round}`, from: { id: `u-${round}` }, text })
      for (let round = 0; round < 20; round += 1) {
        const first = connect(hosts[0])
        const second = round % hostCount === 0 ? first : connect(hosts[1])
        first.send(say(round, 'a', 'hello'))
        const until = performance.now() + 4
        while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve))
        second.send(say(round, 'b', 'refund'))
        const statuses = await Promise.all([...new Set([first, second])].map((connection) => connection.end()))
        expect(statuses.flat()).toEqual([200, 200])
      }
      const sql = postgres(databaseUrl, { max: 1 })
      const rows = await sql<{ source: string; seq: number }[]>`select source, seq from turns where source like 'm:%'`
      await sql.end()
      const seqOf = new Map(rows.map(({ source, seq }) => [source, seq]))
      for (let round = 0; round < 20; round += 1) {
        const order = [seqOf.get(`m:web:u-${round}:a-${round}`), seqOf.get(`m:web:u-${round}:b-${round}`)]
        // Through two hosts the order is that in which they ask the database for the conversation, and on a busy machine one may wait for longer than the gap.
        if (round % hostCount === 0) expect(order).toEqual([1, 2])
        else expect(order.toSorted()).toEqual([1, 2])
      }
    },
  )
})

/** One connection, on which bytes arrive in the order they were sent, however busy the machine: what "first" means then needs no clock. */
function connect(host: Host | undefined) {
  const { hostname, port } = new URL(host?.url ?? '')
  const socket = createConnection(Number(port), hostname)
  let answered = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answered += text
  })
  let sent = 0
  return {
    send: (body: string): void => {
      sent += 1
      socket.write(
        `POST /api/channels/web/messages HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    },
    /** closes once every message is answered, and gives the statuses */
    end: async (): Promise<readonly number[]> => {
      const statuses = () => [...answered.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
      while (statuses().length < sent) await once(socket, 'data')
      socket.destroy()
      return statuses()
    },
  }
}
