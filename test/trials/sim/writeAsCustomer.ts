import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import { SAYINGS } from './flow.ts'
import type { Seen } from './readHistory.ts'
import type { Site } from './Site.ts'
import type { SimHost } from './startSimHost.ts'
import { pause, type World } from './World.ts'

const MESSAGES = 8

/** Writes so many messages and sends each until it is acknowledged: again, twice at once, to another host. */
export async function writeAsCustomer(sender: number, world: World, site: Site, seen: Seen): Promise<void> {
  const { draws, flaw, isFaulty, weather } = world
  const address = `u${sender}`
  const own: string[] = []
  seen.sent.push(own)

  async function take(host: SimHost, arrival: Omit<Arrival, 'at'>): Promise<string> {
    const { power } = host
    const [asked, freezes] = [world.now(), power.freezes()]
    const { turnId } = await host.receive({ ...arrival, at: power.clock() })
    if (weather === 'freezes' && power.freezes() === freezes)
      seen.waits.push({ source: arrival.source, ms: world.now() - asked })
    return turnId
  }
  /** One try. Several at once reach one host, in this order. */
  async function post(arrivals: readonly Omit<Arrival, 'at'>[]): Promise<readonly string[]> {
    const taken = await site.ask((host) => Promise.allSettled(arrivals.map((arrival) => take(host, arrival))))
    return arrivals.flatMap(({ source }, index) => {
      const result = taken?.value[index]
      if (result?.status !== 'fulfilled') return []
      seen.acks.push({ source, turnId: result.value })
      return [source]
    })
  }

  while (own.length < MESSAGES) {
    await pause(draws.within(0, draws.isHit(0.3) ? 12_000 : 1_500))
    // What is refused comes again behind what was not: only where nothing fails is the next one sent before the answer.
    let arrivals = Array.from({ length: weather === 'calm' ? draws.within(1, 3) : 1 }, () => {
      const id = String(own.length)
      const source = flaw === 'sharedIds' ? sourceOf('m', 'web', id) : sourceOf('m', 'web', address, id)
      own.push(source)
      const event = { type: 'message', text: draws.oneOf(SAYINGS) } as const
      return { source, from: { channel: 'web', address }, event }
    })
    while (arrivals.length > 0) {
      const tries = isFaulty() && draws.isHit(0.2) ? [post(arrivals), post(arrivals)] : [post(arrivals)]
      const done = new Set((await Promise.all(tries)).flat())
      arrivals = arrivals.filter(({ source }) => !done.has(source))
    }
  }
}
