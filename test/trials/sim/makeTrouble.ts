import type { SimHost } from './startSimHost.ts'
import { pause, type World } from './World.ts'

const HOUR_MS = 60 * 60_000
const JUMPS = [HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS, 5 * 60_000] as const

type Trouble = {
  readonly hosts: SimHost[]
  readonly start: () => SimHost
  /** moves the wall clock of all hosts by so many ms */
  readonly jump: (ms: number) => void
  /** the database is away for so many ms */
  readonly takeAway: (ms: number) => void
}

/** Kills, freezes and ends hosts, sets their clocks, and takes the database away, for as long as anything may fail. */
export function makeTrouble({ draws, weather, isFaulty }: World, { hosts, start, jump, takeAway }: Trouble): void {
  const oneOfHosts = (): number => draws.within(0, hosts.length - 1)

  async function die(index: number): Promise<void> {
    hosts[index]?.die()
    await pause(draws.within(100, 4_000))
    hosts[index] = start()
  }
  /** Another takes its place at once, as in a deployment. */
  function replace(index: number): void {
    void hosts[index]?.end()
    hosts[index] = start()
  }
  function freeze(index: number): number {
    const power = hosts[index]?.power
    const ms = draws.within(200, 20_000)
    power?.freeze(draws.within(0, 12))
    void pause(ms).then(() => power?.wake())
    return ms
  }
  async function toHosts(): Promise<void> {
    while (isFaulty()) {
      await pause(draws.within(200, 6_000))
      const index = oneOfHosts()
      if (weather === 'freezes') await pause(freeze(index) + 1_000)
      else if (draws.isHit(0.2)) replace(index)
      else if (weather === 'deaths' || draws.isHit(0.5)) await die(index)
      else freeze(index)
    }
  }
  async function again(most: number, act: () => void): Promise<void> {
    while (isFaulty()) {
      await pause(draws.within(1_000, most))
      if (isFaulty()) act()
    }
  }

  void toHosts()
  void again(30_000, () => jump(draws.oneOf(JUMPS)))
  if (weather !== 'storm') return
  void toHosts()
  void again(40_000, () => takeAway(draws.within(500, 12_000)))
}
