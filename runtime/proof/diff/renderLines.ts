import { sayWords } from '../../engine/words.ts'
import type { DiffSection } from './sayDiff.ts'

/** The sections as lines for a terminal, without colour: a title, then one indented line a change. Empty when nothing changed. */
export function renderLines(sections: readonly DiffSection[]): readonly string[] {
  return sections.flatMap(({ title, lines }) => [
    sayWords(title),
    ...lines.map(({ sign, text }) => `  ${sign} ${sayWords(text).replaceAll(/\s*\n\s*/g, ' ⏎ ')}`),
  ])
}
