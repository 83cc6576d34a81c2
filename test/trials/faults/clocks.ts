import type { Fault, World } from './Fault.ts'

const HOUR = 3_600
const JUMPS = [HOUR, -HOUR, 24 * HOUR, -24 * HOUR] as const
const LEASE_S = 300

/** The two hosts are five minutes apart; then one of them is set an hour or a day forth or back. An agent's lease outlives it all. */
export const clocks: Fault = {
  name: 'clocks',
  hosts: 2,
  database: 'postgres',
  through: ['wrongClocks'],
  hurt: async (world, round) => {
    const apart = [150, -150] as const
    for (const [index, clock] of world.clocks.entries()) clock.set(apart[index] ?? 0)
    const agent = `agent-${round}`
    const item = await claim(world, 0, agent)
    world.clocks[round % 2]?.set(JUMPS[Math.floor(round / 2) % JUMPS.length] ?? 0)
    return async () => {
      const [one = '', other = ''] = world.hosts.urls()
      for (const url of [one, other]) {
        const { status } = await post(`${url}/api/queues/items/${item}/renew`, { agent, leaseSeconds: LEASE_S })
        if (status !== 200) world.violate(`${agent} lost ${item}, which it holds for five minutes: ${status}.`)
      }
      const [taken] = await world.sql(`select agent from queue_items where id = '${item}'`)
      if (taken?.agent !== agent) world.violate(`${item} of ${agent} was given to ${taken?.agent}.`)
      for (const clock of world.clocks) clock.set(0)
    }
  },
  holdMs: 8_000,
  rounds: 8,
  endsWithin: false,
}

async function claim({ hosts }: World, index: number, agent: string): Promise<string> {
  const claimed = { agent: { id: agent, skills: {} }, waitSeconds: 20, leaseSeconds: LEASE_S }
  const response = await post(`${hosts.urls()[index]}/api/queues/claim`, claimed)
  const { item } = (await response.json()) as { item: { id: string } | null } // the schema of the route
  if (item === null) throw new Error('There was nobody in the queues.')
  return item.id
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
