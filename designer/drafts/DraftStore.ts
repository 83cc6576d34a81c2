import type { Draft } from '../document/Draft.ts'

/** The drafts of one workspace in this browser. Each tab writes one of its own. */
export interface DraftStore {
  /** keeps the draft of this tab, or with null forgets it */
  readonly keep: (draft: Draft | null) => Promise<void>
  /** drafts that tabs left behind which are open no more, the newest first */
  readonly abandoned: () => Promise<readonly AbandonedDraft[]>
  readonly remove: (id: string) => Promise<void>
}

export type AbandonedDraft = { readonly id: string; readonly draft: Draft }

const TABLE = 'drafts'

/**
 * Opens the drafts of a workspace (its name, as the host gives it). A tab is known to be open by a lock that it holds as long as it lives, so a
 * second tab is not offered what the first is still writing.
 */
export async function openDraftStore(workspace: string): Promise<DraftStore> {
  const database = await answer(open())
  const own = `${workspace}/${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
  // Never settles: the lock ends with the tab. Where there are no locks (http beyond loopback) every draft counts as left behind.
  void navigator.locks?.request(lockOf(own), () => new Promise(() => {})).catch(() => {})
  const table = (mode: IDBTransactionMode) => database.transaction(TABLE, mode).objectStore(TABLE)
  return {
    keep: async (draft) => {
      const drafts = table('readwrite')
      await (draft === null ? answer(drafts.delete(own)) : answer(drafts.put(draft, own)))
    },
    async abandoned() {
      const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name) ?? [])
      const read = table('readonly')
      const [keys, drafts] = await Promise.all([answer(read.getAllKeys()), answer<Draft[]>(read.getAll())])
      return keys
        .flatMap((key, index): readonly AbandonedDraft[] => {
          const [id, draft] = [String(key), drafts[index]]
          const isOurs = id.startsWith(`${workspace}/`) && id !== own && !held.has(lockOf(id))
          return draft === undefined || !isOurs ? [] : [{ id, draft }]
        })
        .sort((a, b) => b.draft.at - a.draft.at)
    },
    remove: async (id) => {
      await answer(table('readwrite').delete(id))
    },
  }
}

function open(): IDBOpenDBRequest {
  const request = indexedDB.open('usher', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE)
  return request
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const lockOf = (id: string): string => `usher.draft.${id}`
