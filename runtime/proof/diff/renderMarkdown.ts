import { sayWords } from '../../engine/words.ts'
import type { DiffSection } from './sayDiff.ts'

/** The sections as Markdown, for a pull request. What authors wrote is shown as text, never as markup. */
export function renderMarkdown(sections: readonly DiffSection[]): string {
  if (sections.length === 0) return 'Nothing changed.\n'
  return sections
    .map(({ title, lines }) => {
      const items = lines.map(({ sign, text }) => `- ${SIGNS[sign]} ${escapeMarkup(sayWords(text))}`)
      return `### ${escapeMarkup(sayWords(title))}\n\n${items.join('\n')}\n`
    })
    .join('\n')
}

const SIGNS = { '+': '**added**', '-': '**removed**', '~': '**changed**', '>': '**moved**' } as const

function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~@]/g, (mark) => (mark === '@' ? '@\u200b' : `\\${mark}`))
    .replaceAll(/\s*\n\s*/g, ' ⏎ ')
}
