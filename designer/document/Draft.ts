import type { Words } from '../../runtime/engine/words.ts'
import { changedFiles } from './changedFiles.ts'
import type { DocumentState } from './DocumentStore.ts'
import { mergeVersions, named } from './mergeVersions.ts'
import { entryOf } from './records.ts'

/** What was not saved, kept in the browser: each file that differs from the disk, beside what the disk had then. */
export type Draft = {
  /** epoch ms */
  readonly at: number
  readonly files: { readonly [path: string]: { readonly base: string | null; readonly text: string | null } }
}

/** What is not saved now; null when all is. */
export function draftOf({ base, history, saved }: DocumentState, at: number): Draft | null {
  const changes = changedFiles(base, history.present, saved)
  if (changes.length === 0) return null
  const files = changes.map(({ path, text }) => [path, { base: entryOf(saved, path)?.text ?? null, text }] as const)
  return { at, files: Object.fromEntries(files) }
}

/** The files that a draft makes of those that are here, which may be others meanwhile: then both are merged. */
export type RestoredDraft = {
  readonly files: { readonly [path: string]: string | null }
  /** places that both sides changed, in words; the draft stands there */
  readonly kept: readonly Words[]
}

/** What restoring a draft means now. A file that cannot be merged is the draft's. */
export function restoreDraft({ files }: Draft, { base, history, saved }: DocumentState): RestoredDraft {
  const unsaved = new Map(changedFiles(base, history.present, saved).map(({ path, text }) => [path, text]))
  const here = (path: string) => (unsaved.has(path) ? unsaved.get(path) : entryOf(saved, path)?.text) ?? null
  const merged = Object.entries(files).map(([path, { base: before, text }]) => {
    const both = mergeVersions(path, { base: before, mine: text, theirs: here(path) })
    return [path, both ?? { text, kept: [named(path)] }] as const
  })
  return {
    files: Object.fromEntries(merged.map(([path, { text }]) => [path, text])),
    kept: merged.flatMap(([, { kept }]) => kept),
  }
}
