import { renderLines } from '../../proof/diff/renderLines.ts'
import type { DiffLine, DiffSection } from '../../proof/diff/sayDiff.ts'
import { paint, printable, printLine, type Style } from '../print.ts'

const STYLES: { readonly [sign in DiffLine['sign']]: Style } = { '+': 'green', '-': 'red', '~': 'yellow', '>': 'cyan' }

/** Prints what changed for a terminal: a title a section, a line a change. */
export function printSections(stream: NodeJS.WriteStream, sections: readonly DiffSection[]): void {
  if (sections.length === 0) printLine(stream, 'Nothing changed.')
  sections.forEach((section, index) => {
    if (index > 0) printLine(stream)
    const [title = '', ...lines] = renderLines([section]).map(printable)
    printLine(stream, paint(stream, 'bold', title))
    lines.forEach((line, at) => {
      printLine(stream, paint(stream, STYLES[section.lines[at]?.sign ?? '~'], line))
    })
  })
}
