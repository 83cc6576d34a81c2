import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Flow } from '../../schemas/flow.ts'
import { setSource } from '../document/commands/setSource.ts'
import type { DocumentStore } from '../document/DocumentStore.ts'
import { type PlacedIssue, readSource, type Telling } from './readSource.ts'

/** A replaced stretch of a text; offsets count UTF-16 code units. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

/**
 * Keeps a flow's text and the document in step, both ways. What is typed and can be read becomes the flow, keystrokes in a row one step of
 * undo; what cannot be read leaves the flow as it was. What changes elsewhere is written into the text.
 */
export type SourceSession = {
  /** takes the text as it is now; answers what keeps it from being the flow */
  readonly typed: (text: string) => readonly PlacedIssue[]
  /** what must be replaced in this text so that it is the document's; null: nothing, or it already says the same in other words */
  readonly pull: (text: string) => TextEdit | null
  /** like `pull`, and also brings a text of the same meaning into its canonical form */
  readonly tidy: (text: string) => TextEdit | null
}

export function createSourceSession(document: DocumentStore, flowId: string, telling: Telling): SourceSession {
  const present = (): Flow | undefined => document.getState().history.present.flows[flowId]
  /** what the text stands for */
  let known = present()
  let isReadable = true
  /** what is typed changes the document, which must not write into what is being typed */
  let isTaking = false
  const wanted = (): string => {
    const flow = present()
    return flow === undefined ? '' : formatFile('flow', flow)
  }
  return {
    typed(text) {
      const read = readSource(text, flowId, telling)
      isReadable = read.ok
      if (!read.ok) return read.issues
      isTaking = true
      document.editFlow(
        'setSource',
        setSource,
        { flow: read.flow },
        { flowId, key: `source ${filePath('flow', flowId)}` },
      )
      isTaking = false
      known = present()
      return []
    },
    pull(text) {
      if (isTaking || present() === known) return null
      known = present()
      isReadable = true
      return editTo(text, wanted())
    },
    tidy: (text) => (isReadable ? editTo(text, wanted()) : null),
  }
}

/** The smallest stretch whose replacement makes one text the other, so that the cursor stays where it is; null when they are the same. */
export function editTo(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) }
}
