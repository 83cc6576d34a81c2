import { createIds, type NewId } from '../../runtime/createIds.ts'
import { createInbound, type Inbound } from '../../runtime/inbound/createInbound.ts'
import { createReleases, type Releases } from '../../runtime/inbound/Releases.ts'
import type { Store } from '../../runtime/store/openStore.ts'

/** The turns of a host that has just started on a store: it knows the releases that are there, has one lane, and unless told otherwise pushes nothing. */
export async function startInbound(
  store: Store,
  newId: NewId = createIds(Date.now),
  hasPush = (_channel: string): boolean => false,
): Promise<{ readonly releases: Releases; readonly inbound: Inbound }> {
  const releases = await createReleases(store.releases)
  const inbound = createInbound({
    store: store.turns,
    releases,
    events: store.events,
    newId,
    hasPush,
    lanes: 1,
  })
  return { releases, inbound }
}
