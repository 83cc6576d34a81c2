import { readFilePath } from '../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../runtime/engine/files/parseFile.ts'
import { type Words, words } from '../../runtime/engine/words.ts'
import { mergeFiles } from '../../runtime/proof/merge/mergeFiles.ts'

/** Three versions of a file; null: there is none. */
export type ThreeTexts = {
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

/** Both sides together; `kept` says in words each place where they conflict and mine stands. */
export type MergedText = { readonly text: string | null; readonly kept: readonly Words[] }

/** Merges what two authors made of a file, by meaning. Null when a version cannot be read. */
export function mergeVersions(path: string, { base, mine, theirs }: ThreeTexts): MergedText | null {
  if (theirs === base || mine === theirs) return { text: mine, kept: [] }
  if (mine === base) return { text: theirs, kept: [] }
  if (mine === null || theirs === null) return { text: mine, kept: [named(path)] }
  const name = readFilePath(path)
  if (name === null) return null
  const [ours, other] = [parseFile(name.kind, mine, path), parseFile(name.kind, theirs, path)]
  const before = base === null ? null : parseFile(name.kind, base, path)
  if (!ours.ok || !other.ok || before?.ok === false) return null
  const merged = mergeFiles(name.kind, before?.value ?? null, ours.value, other.value)
  return {
    text: formatFile(name.kind, merged.value),
    kept: merged.ok ? [] : merged.conflicts.map(({ message }) => message),
  }
}

/** A whole file as a place where mine stands. */
export const named = (path: string): Words => words`${path}`
