import { gatherBatches } from '../inbound/gatherBatches.ts'
import type { PeopleStore, Reached } from '../inbound/PeopleStore.ts'

/** By what the person of a thread is reached now. */
export type Reach = (channel: string, address: string) => Promise<Reached>

/** Deliveries are claimed many at a time, and each asks before it leaves: they are answered together. */
export function createReach(people: Pick<PeopleStore, 'reach'>): Reach {
  const asked = gatherBatches<{ readonly channel: string; readonly address: string }, Reached, string>({
    lanes: 1,
    keyOf: ({ channel, address }) => `${channel}\n${address}`,
    kindOf: ({ channel }) => channel,
    run: async (threads, channel) => {
      const addresses = threads.map(({ address }) => address)
      return (await people.reach(channel, addresses)).map((value) => ({ status: 'fulfilled', value }))
    },
  })
  return (channel, address) => asked.receive({ channel, address })
}
