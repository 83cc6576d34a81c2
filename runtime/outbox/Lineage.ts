/** A database that was put back: noticed at `since`, and it knows of nothing that happened after `restoredTo`; both epoch ms. */
export type PutBack = { readonly since: number; readonly restoredTo: number }

/** What was given up when work was resumed: messages are dead-lettered, calls have failed. */
export type Resumed = { readonly messages: number; readonly calls: number }

/** Whether the database is where hosts last saw it. While it is held, nothing of the outbox and no timer can be claimed, by any host. */
export interface Lineage {
  /** notes that a host sees the database, and whether it was put back to an earlier time since; to be called again and again */
  look(): Promise<PutBack | null>
  held(): Promise<PutBack | null>
  /** lets the work go on; first gives up what was due before `discardDueBefore` (epoch ms). Null: nothing was held. */
  resume(discardDueBefore: number | null): Promise<Resumed | null>
}
