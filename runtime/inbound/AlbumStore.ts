import type { Arrival } from './Arrival.ts'

/** A message that is one of an album. */
export type AlbumPart = {
  readonly arrival: Arrival
  readonly channel: string
  readonly address: string
  readonly album: string
}

/** What came of an album until it was taken up: `turn` is the source of the turn that it becomes, the same whenever these are taken up again. */
export type TakenAlbum = { readonly turn: string; readonly parts: readonly Arrival[] }

/** Parts of albums, until they become turns. Taking up is a lease: a host that dies loses it, and another takes the same parts up again. */
export interface AlbumStore {
  /** keeps parts until `dueAt` (epoch ms); those that came before, also long ago, are known */
  keep(parts: readonly AlbumPart[], dueAt: number): Promise<void>
  /** albums that are due, each with all of its parts, in their order; those of one address whether due or not */
  claimDue(
    now: number,
    limit: number,
    leaseUntil: number,
    only?: { readonly channel: string; readonly address: string },
  ): Promise<readonly TakenAlbum[]>
  renew(albums: readonly TakenAlbum[], leaseUntil: number): Promise<void>
  /** these parts are a turn now: their names alone are kept */
  done(turn: string): Promise<void>
  nextDueAt(): Promise<number | null>
}
