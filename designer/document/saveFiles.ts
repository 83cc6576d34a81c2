import { changedFiles } from './changedFiles.ts'
import type { DocumentStore } from './DocumentStore.ts'
import type { SavedFile } from './openFiles.ts'
import { entryOf } from './records.ts'

/** A file that could not be written: someone else changed it, or the host refused (with its words, null when it did not answer). */
export type Unsaved =
  | { readonly kind: 'conflict'; readonly path: string; readonly current: SavedFile | null }
  | { readonly kind: 'failed'; readonly path: string; readonly detail: string | null }

type Write = (
  path: string,
  text: string | null,
  seen: string | null,
) => Promise<
  | { readonly kind: 'written'; readonly file: SavedFile | null }
  | { readonly kind: 'conflict'; readonly current: SavedFile | null }
  | { readonly kind: 'failed'; readonly problem: { readonly detail?: string } | null }
>

/**
 * Writes every changed file, one after the other, and marks what was written as saved; what is edited meanwhile stays unsaved. Answers the
 * files that could not be written.
 */
export async function saveFiles(store: DocumentStore, write: Write): Promise<readonly Unsaved[]> {
  const { base, history, saved } = store.getState()
  const target = history.present
  const written: { [path: string]: SavedFile | null } = {}
  const unsaved: Unsaved[] = []
  for (const change of changedFiles(base, target, saved)) {
    const answer = await write(change.path, change.text, entryOf(saved, change.path)?.revision ?? null)
    if (answer.kind === 'written') written[change.path] = answer.file
    else if (answer.kind === 'conflict') unsaved.push({ ...answer, path: change.path })
    else unsaved.push({ kind: 'failed', path: change.path, detail: answer.problem?.detail ?? null })
  }
  // With a file unwritten the base stays as it is: the others are compared with their saved texts and not written again.
  store.markSaved(unsaved.length === 0 ? target : base, written)
  return unsaved
}
