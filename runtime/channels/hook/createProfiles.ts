import type { Egress } from '../../egress/createEgress.ts'
import type { PeopleStore } from '../../inbound/PeopleStore.ts'
import type { Person } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'
import { createBeside } from './createBeside.ts'

/** Threads whose profile this host has seen to. */
const REMEMBERED = 100_000

export type Profiles = {
  /** Asks the platform who somebody is, once and beside everything else; never rejects. */
  readonly ask: (channel: Connected, thread: string, person: Person) => void
  /** resolves when none is under way */
  readonly idle: () => Promise<void>
}

export function createProfiles(deps: {
  readonly people: Pick<PeopleStore, 'askProfile' | 'tellProfile'>
  readonly egress: Egress
  readonly failed: (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
}): Profiles {
  const { people, egress, failed, clock } = deps
  const seen = new Set<string>()
  const beside = createBeside(failed)

  async function find({ id, adapter, settings }: Connected, thread: string, { address }: Person): Promise<void> {
    if (adapter.profile === undefined || !(await people.askProfile(id, thread, clock()))) return
    try {
      await people.tellProfile(id, thread, (await adapter.profile(address, settings, egress)) ?? {})
    } catch (error) {
      failed(error)
      seen.delete(`${id}\n${thread}`)
      await people.tellProfile(id, thread, null)
    }
  }
  return {
    ask(channel, thread, person) {
      const key = `${channel.id}\n${thread}`
      const isKnown = channel.adapter.profile === undefined || person.name !== undefined || seen.has(key)
      if (isKnown || !beside.hasRoom()) return
      seen.add(key)
      const [oldest] = seen.size > REMEMBERED ? seen : []
      if (oldest !== undefined) seen.delete(oldest)
      beside.start(find(channel, thread, person))
    },
    idle: beside.idle,
  }
}
