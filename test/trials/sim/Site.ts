import type { SimHost } from './startSimHost.ts'
import { pause, type World } from './World.ts'

/** The hosts, as whoever is outside reaches them: any one that runs, by a way that is slow and loses answers. */
export type Site = {
  readonly hosts: readonly SimHost[]
  /** one try: what the host answered; null when it refused, or nothing came in time. What it does when the caller has gone it does all the same. */
  readonly ask: <T>(
    act: (host: SimHost, gone: AbortSignal) => Promise<T>,
    within?: number,
  ) => Promise<{ readonly value: T } | null>
}

/** So long a caller waits. */
const CALLER_MS = 8_000

export function createSite({ draws, isFaulty }: World, hosts: readonly [SimHost, ...SimHost[]]): Site {
  return {
    hosts,
    ask: async (act, within = CALLER_MS) => {
      const host = draws.oneOf(hosts)
      const gone = new AbortController()
      await pause(draws.within(0, 20))
      const answered = host.power
        .awake()
        .then(() => act(host, gone.signal))
        .then(
          (value) => ({ value }),
          () => null,
        )
      const answer = await Promise.race([answered, pause(within).then(() => null)])
      gone.abort('gone')
      return isFaulty() && draws.isHit(0.1) ? null : answer
    },
  }
}
