import { AppError } from '../AppError.ts'
import { type CompiledRelease, compileRelease, stickyBucket } from '../engine/index.ts'
import type { ReleaseStore } from '../releases/ReleaseStore.ts'

/** The releases that this host has compiled, and which of them new conversations get. */
export type Releases = {
  /** the live release; throws `unavailable` before the first publication */
  readonly live: () => CompiledRelease
  /** the release for a new conversation of this contact: the canary for its share, sticky by contact */
  readonly choose: (contactId: string) => CompiledRelease
  /** a compiled release by hash; undefined: not loaded yet, see `load`; null: there is none */
  readonly find: (hash: string) => CompiledRelease | null | undefined
  readonly load: (hash: string) => Promise<void>
  /** reads the deployment again: another host, or this one, has published */
  readonly refresh: () => Promise<void>
}

/** Sessions stay on their release, so old ones are loaded when somebody comes back to them. */
export async function createReleases(store: ReleaseStore): Promise<Releases> {
  const known = new Map<string, CompiledRelease | null>()
  let live: CompiledRelease | null = null
  let canary: { readonly release: CompiledRelease; readonly percent: number } | null = null

  async function load(hash: string): Promise<void> {
    const found = await store.find(hash)
    known.set(hash, found === null ? null : compileRelease(found.workspace, found.hash))
  }
  async function loaded(hash: string): Promise<CompiledRelease | null> {
    if (known.get(hash) === undefined) await load(hash)
    return known.get(hash) ?? null
  }
  async function refresh(): Promise<void> {
    const deployment = await store.deployment()
    if (deployment === null) return
    live = await loaded(deployment.live)
    const release = deployment.canary === null ? null : await loaded(deployment.canary.release)
    canary = release === null || deployment.canary === null ? null : { release, percent: deployment.canary.percent }
  }
  const liveOrThrow = (): CompiledRelease => {
    if (live === null)
      throw new AppError('unavailable', { detail: 'No release is live yet. Publish a workspace first.' })
    return live
  }

  await refresh()
  return {
    live: liveOrThrow,
    choose: (contactId) =>
      canary !== null && stickyBucket(`canary/${contactId}`) < canary.percent * 100 ? canary.release : liveOrThrow(),
    find: (hash) => known.get(hash),
    load,
    refresh,
  }
}
