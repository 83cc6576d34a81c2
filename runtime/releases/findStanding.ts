import type { StandingPlace } from '../../schemas/wire.ts'
import { type CompiledRelease, compileRelease, fateOf, hasPlace, type OnStanding } from '../engine/index.ts'
import type { ReleaseStore } from './ReleaseStore.ts'

/** Says who stands where, and what becomes of them if their contact gets the release `next`. The most crowded place comes first. */
export async function findStanding(
  store: ReleaseStore,
  next: CompiledRelease,
  on: OnStanding,
): Promise<readonly StandingPlace[]> {
  const releases = new Map<string, CompiledRelease | null>([[next.hash, next]])
  const places: StandingPlace[] = []
  for (const { release, flow, node, owner, conversations } of await store.standing()) {
    if (!releases.has(release)) {
      const found = await store.find(release)
      releases.set(release, found === null ? null : compileRelease(found.workspace, release))
    }
    const own = releases.get(release) ?? null
    const session = { release, flow, node }
    const fate = fateOf(session, own, next, on)
    places.push({
      ...session,
      flowName: own?.workspace.flows[flow]?.name ?? flow,
      owner,
      conversations,
      hasPlace: hasPlace(session, own, next),
      fate: fate.is,
      to: fate.is === 'moves' ? fate.to : null,
    })
  }
  return places
}
