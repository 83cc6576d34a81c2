import type { CompiledRelease, OnStanding } from '../engine/index.ts'
import type { Begun } from './begin.ts'
import type { Releases } from './Releases.ts'

export type Chosen =
  | {
      readonly ok: true
      readonly live: CompiledRelease
      readonly own: (hash: string) => CompiledRelease | null
      readonly onStanding: OnStanding
    }
  /** the session's release is not in this host's memory yet */
  | { readonly ok: false; readonly missing: string }

/** The release that decides: the session's own while it is under way, unless the publication says otherwise, else the one deployed for this contact. */
export function choose(begun: Begun, releases: Releases): Chosen {
  const live = releases.choose(begun.contact.id)
  const { conversation } = begun.thread
  const isRunning = conversation?.owner === 'flow' || conversation?.owner === 'bot'
  const hash = isRunning ? conversation?.session?.release : undefined
  if (hash !== undefined && hash !== live.hash && releases.find(hash) === undefined) return { ok: false, missing: hash }
  return { ok: true, live, own: (wanted) => releases.find(wanted) ?? null, onStanding: releases.onStanding(live) }
}
