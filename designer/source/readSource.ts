import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { findJsonProblems, placesIn } from '../../runtime/engine/files/locate.ts'
import { parseFile } from '../../runtime/engine/files/parseFile.ts'
import { sayDifferentId } from '../../runtime/engine/files/parseWorkspace.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import { type Speaker, sayWords } from '../../runtime/engine/words.ts'
import type { Flow } from '../../schemas/flow.ts'

/** A problem and the place in the text that it is about; lines and columns from 1. */
export type PlacedIssue = {
  readonly message: string
  readonly severity: Issue['severity']
  readonly line: number
  readonly column: number
}

export type ReadSource =
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly issues: readonly PlacedIssue[] }

/** How problems are said; `renameFlow`: what to do instead of writing another id. */
export type Telling = { readonly speaker: Speaker; readonly renameFlow: string }

/** Reads a flow as it is typed. A text that is another flow's cannot be this one's: ids are changed where everything that names them is changed too. */
export function readSource(text: string, flowId: string, { speaker, renameFlow }: Telling): ReadSource {
  const path = filePath('flow', flowId)
  const read = parseFile('flow', text, path, { speaker })
  if (!read.ok) {
    const { fault } = findJsonProblems(text)
    if (fault === null) return { ok: false, issues: placeIssues(text, read.issues) }
    const { line, column, message } = fault
    return { ok: false, issues: [{ message: sayWords(message, speaker), severity: 'error', line, column }] }
  }
  if (read.value.id === flowId) return { ok: true, flow: read.value }
  const message = `${sayWords(sayDifferentId('id', read.value.id, path), speaker)} ${renameFlow}`
  const { line, column } = placesIn(text)('/id')
  return { ok: false, issues: [{ message, severity: 'error', line, column }] }
}

/** Each problem at what its path names. */
export function placeIssues(text: string, issues: readonly Issue[]): readonly PlacedIssue[] {
  const placeOf = placesIn(text)
  return issues.map(({ message, fix, severity, path }) => {
    const { line, column } = placeOf(path)
    return { message: fix === undefined ? message : `${message} ${fix}`, severity, line, column }
  })
}
