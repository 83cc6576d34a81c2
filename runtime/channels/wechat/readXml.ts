type Members = { readonly [name: string]: unknown }

/** A declaration, a CDATA section, an end, a start, or words; a DOCTYPE is none of these. */
const PIECE = /<\?[^>]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w.:-]+)\s*>|<([\w.:-]+)(?:\s[^<>]*?)?(\/?)>|([^<]+)/y
const ENTITIES: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** WeChat's own nest three deep. */
const DEEPEST = 16

/**
 * The members of the one element that WeChat's bodies are: texts, and members of their own. No attributes, no DOCTYPE, and so no entities but
 * the five that XML has; of several members of a name the first. Null: it is no such XML.
 */
export function readXml(text: string): Members | null {
  const open: { readonly name: string; readonly members: { [name: string]: unknown }; words: string }[] = []
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < text.length) {
    const piece = PIECE.exec(text)
    if (piece === null) return null
    const [, section, end, start, closed, words] = piece
    const inner = open.at(-1)
    if (closed === '/' && start !== undefined && inner !== undefined) inner.members[start] ??= ''
    else if (start !== undefined) {
      if (closed === '/' || open.length === DEEPEST) return null
      open.push({ name: start, members: Object.create(null), words: '' })
    } else if (end !== undefined) {
      if (inner?.name !== end) return null
      open.pop()
      const outer = open.at(-1)
      if (outer === undefined) return text.slice(PIECE.lastIndex).trim() === '' ? inner.members : null
      const isLeaf = Object.keys(inner.members).length === 0
      outer.members[end] ??= isLeaf ? inner.words : inner.members
    } else if (inner !== undefined) inner.words += section ?? unescaped(words ?? '')
    else if (section !== undefined || (words ?? '').trim() !== '') return null
  }
  return null
}

const unescaped = (words: string): string =>
  words.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
