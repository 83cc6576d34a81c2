import { AppError } from '../AppError.ts'
import { type CompiledRelease, compileRelease, type OnStanding, PIN, stickyBucket } from '../engine/index.ts'
import { saysWaiting } from '../engine/life/lifeOf.ts'
import type { ReleaseStore } from '../releases/ReleaseStore.ts'

/** The releases that this host has compiled, and which of them new conversations get. */
export type Releases = {
  /** the live release; throws `unavailable` before the first publication */
  readonly live: () => CompiledRelease
  /** the release for a new conversation of this contact: the canary for its share, sticky by contact */
  readonly choose: (contactId: string) => CompiledRelease
  /** what becomes of a session that is on another release than `chosen`, which its contact gets */
  readonly onStanding: (chosen: CompiledRelease) => OnStanding
  /** whether customers who wait are told how it stands */
  readonly sayWaiting: () => boolean
  /** a compiled release by hash; undefined: not loaded yet, see `load`; null: there is none */
  readonly find: (hash: string) => CompiledRelease | null | undefined
  readonly load: (hash: string) => Promise<void>
  /** reads the deployment again: another host, or this one, has published */
  readonly refresh: () => Promise<void>
}

type Deployed = {
  readonly live: CompiledRelease | null
  readonly canary: { readonly release: CompiledRelease; readonly percent: number } | null
  readonly onStanding: OnStanding
}

/** Whether a contact is of the share that gets a canary; who is in 5 % is in 10 % too. */
export const isInCanary = (contactId: string, percent: number): boolean =>
  stickyBucket(`canary/${contactId}`) < percent * 100

/** Sessions stay on their release, so old ones are loaded when somebody comes back to them. */
export async function createReleases(store: ReleaseStore): Promise<Releases> {
  const known = new Map<string, CompiledRelease | null>()
  let deployed: Deployed = { live: null, canary: null, onStanding: PIN }
  let sayWaiting = false
  let asked = 0
  let answered = 0

  async function load(hash: string): Promise<void> {
    const found = await store.find(hash)
    known.set(hash, found === null ? null : compileRelease(found.workspace, found.hash))
  }
  async function loaded(hash: string): Promise<CompiledRelease | null> {
    if (known.get(hash) === undefined) await load(hash)
    return known.get(hash) ?? null
  }
  async function refresh(): Promise<void> {
    asked += 1
    const turn = asked
    const deployment = await store.deployment()
    if (deployment === null) return
    const live = await loaded(deployment.live)
    const release = deployment.canary === null ? null : await loaded(deployment.canary.release)
    const canary = release === null || deployment.canary === null ? null : { ...deployment.canary, release }
    // All of it at once, so that no turn is decided between two deployments; and an answer that was overtaken by a later one counts for nothing.
    if (turn < answered) return
    answered = turn
    deployed = { live, canary, onStanding: deployment.onStanding }
    sayWaiting = [live, release].some((each) => each !== null && saysWaiting(each.workspace))
  }
  const liveOrThrow = (): CompiledRelease => {
    if (deployed.live !== null) return deployed.live
    throw new AppError('unavailable', { detail: 'No release is live yet. Publish a workspace first.' })
  }

  await refresh()
  return {
    live: liveOrThrow,
    choose: (contactId) => {
      const { canary } = deployed
      return canary !== null && isInCanary(contactId, canary.percent) ? canary.release : liveOrThrow()
    },
    // A canary is published for its share alone: for everybody else nothing was.
    onStanding: ({ hash }) => ((deployed.canary?.release.hash ?? hash) === hash ? deployed.onStanding : PIN),
    sayWaiting: () => sayWaiting,
    find: (hash) => known.get(hash),
    load,
    refresh,
  }
}
