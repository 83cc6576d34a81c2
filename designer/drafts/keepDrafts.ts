import type { DocumentStore } from '../document/DocumentStore.ts'
import { draftOf } from '../document/Draft.ts'
import type { DraftStore } from './DraftStore.ts'

/** What is edited is kept this long after, in ms: a burst of keystrokes is written once. */
const QUIET_MS = 400

/** Keeps what is not saved in the browser from now on, and forgets it when it is saved. What cannot be kept (no room, a private window) is no error. */
export function keepDrafts(document: DocumentStore, store: DraftStore, clock: () => number): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    store.keep(draftOf(document.getState(), clock())).catch(() => {})
  }
  document.subscribe((state, before) => {
    if (state.history.present === before.history.present && state.base === before.base) return
    clearTimeout(timer)
    timer = setTimeout(keep, QUIET_MS)
  })
  // The last moment that a tab surely gets.
  window.addEventListener('visibilitychange', () => {
    if (timer !== undefined) keep()
  })
}
