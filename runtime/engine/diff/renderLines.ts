import type { DiffSection } from './sayDiff.ts'

/** The sections as lines for a terminal, without colour: a title, then one indented line a change. Empty when nothing changed. */
export function renderLines(sections: readonly DiffSection[]): readonly string[] {
  return sections.flatMap(({ title, lines }) => [
    title,
    ...lines.map(({ sign, text }) => `  ${sign} ${text.replaceAll(/\s*\n\s*/g, ' ⏎ ')}`),
  ])
}
