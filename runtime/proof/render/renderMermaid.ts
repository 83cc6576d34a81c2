/*
 * A flow as a Mermaid flowchart, which GitHub, GitLab and most editors draw. Whatever an author wrote goes in as text: each character that
 * Mermaid could take for markup, a directive or the end of a string is written by its number.
 */
import type { Mark, Picture, PictureNode } from './Picture.ts'

// Fill, stroke and text are all stated, so that a node is readable on a light page and on a dark one.
const STYLES: { readonly [mark in Exclude<Mark, 'same'>]: string } = {
  added: 'fill:#dcfce7,stroke:#15803d,color:#14532d,stroke-width:2px',
  removed: 'fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d,stroke-width:2px,stroke-dasharray:5 3',
  changed: 'fill:#fef3c7,stroke:#b45309,color:#78350f,stroke-width:2px',
}
const SIGNS: { readonly [mark in Mark]: string } = { same: '', added: '+ ', removed: '− ', changed: '~ ' }
const LONGEST = 48

/** The picture as the text of a Mermaid flowchart; exits are labelled, changes are coloured and signed. */
export function renderMermaid({ nodes }: Picture): string {
  // Numbers, for an id such as "end" is a word of Mermaid's.
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]))
  const edges = nodes.flatMap(({ id, exits }) => exits.map((exit) => ({ from: id, ...exit })))
  const marks = (['added', 'removed', 'changed'] as const).filter((mark) => nodes.some((node) => node.mark === mark))
  return [
    'flowchart LR',
    ...nodes.map((node) => `  ${names.get(node.id)}${shape(node)}`),
    ...edges.map(({ from, name, to, mark }) => {
      const arrow = mark === 'removed' ? '-.->' : '-->'
      return `  ${names.get(from)} ${arrow}|"${SIGNS[mark]}${escapeText(name)}"| ${names.get(to)}`
    }),
    ...marks.map((mark) => `  classDef ${mark} ${STYLES[mark]}`),
    ...marks.map((mark) => {
      const ids = nodes.filter((node) => node.mark === mark).map(({ id }) => names.get(id))
      return `  class ${ids.join(',')} ${mark}`
    }),
    ...edges.flatMap(({ mark }, index) =>
      mark === 'added' || mark === 'removed' ? [`  linkStyle ${index} stroke:${COLOURS[mark]},stroke-width:2px`] : [],
    ),
    '',
  ].join('\n')
}

const COLOURS = { added: '#15803d', removed: '#b91c1c' } as const

function shape({ id, type, line, was, mark, isStart, exits }: PictureNode): string {
  const title = `${SIGNS[mark]}${escapeText(id)}${was === undefined ? '' : ` (was ${escapeText(was)})`}`
  const text = [title, escapeText(type), ...(line === '' ? [] : [escapeText(line)])].join('<br/>')
  if (isStart) return `(["${text}"])`
  return exits.length === 0 ? `[["${text}"]]` : `["${text}"]`
}

function escapeText(text: string): string {
  const short = [...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text
  return short.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(NOT_PLAIN, numbered)
}

/** Of ASCII, all but letters, digits and what means nothing to Mermaid within a string; and control characters. */
const NOT_PLAIN = /[^\P{ASCII}A-Za-z0-9 .,:!?()/+=_-]|\p{Cc}/gu

const numbered = (character: string): string => (/\p{Cc}/u.test(character) ? '' : `#${character.codePointAt(0)};`)
