import { AppError } from '../../../runtime/AppError.ts'
import type { Power } from './createPower.ts'
import { pause, type World } from './World.ts'

/** How a round trip fails: before anything is done; after it is done (its answer is lost); it is given up, and done later all the same; or it is given up and never done. */
export type Fault = 'none' | 'before' | 'after' | 'late' | 'never'
const FAULTS: readonly [Fault, ...Fault[]] = ['before', 'after', 'late', 'never']

/** A round trip has this long; what was given up may still be done within seconds. */
export const DEADLINE_MS = 5_000
export const LATE_MS = 8_000

export const unavailable = (): AppError => new AppError('unavailable', { detail: 'The database does not answer.' })

/** A host's way to the database: slow, it reorders, and it fails. */
export type Way = ReturnType<typeof createWay>

export function createWay({ draws, isStormy, isAway }: World, power: Power) {
  const trip = (): Promise<void> =>
    pause(isStormy() && draws.isHit(0.02) ? draws.within(500, 3_000) : draws.within(0, 4))

  function drawFault(): Fault {
    if (isAway()) return draws.oneOf<Fault>(['before', 'never'])
    return isStormy() && draws.isHit(0.06) ? draws.oneOf(FAULTS) : 'none'
  }

  async function lost(): Promise<never> {
    await power.awake()
    throw unavailable()
  }

  return {
    trip,
    drawFault,
    /** One round trip: there, `act`, and back. */
    async ask<T>(act: (fault: Fault) => T | Promise<T>, fault = drawFault()): Promise<T> {
      await power.awake()
      await trip()
      if (fault === 'before') return lost()
      if (fault === 'late' || fault === 'never') {
        if (fault === 'late') {
          const late = pause(draws.within(0, LATE_MS)).then(() => act(fault))
          late.catch(() => {})
        }
        await pause(DEADLINE_MS)
        return lost()
      }
      const done = await Promise.resolve(act(fault)).then(
        (value) => ({ value }),
        () => null,
      )
      await trip()
      return done === null || fault === 'after' ? lost() : power.awake().then(() => done.value)
    },
  }
}
