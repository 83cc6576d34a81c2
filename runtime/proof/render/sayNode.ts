import type { Content, Node, Text } from '../../../schemas/flow.ts'

/** What a node does, on one line without its type: what it says, where it leads to, what it asks. */
export function sayNode(node: Node): string {
  switch (node.type) {
    case 'greeting':
    case 'message':
      return firstText(node.content)
    case 'close':
      return firstText(node.content ?? [])
    case 'menu':
      return firstText(node.prompt)
    case 'keywordRoute':
      return node.rules.map(({ id }) => id).join(', ')
    case 'officeHours':
      return node.schedule
    case 'botHandoff':
      return node.bot
    case 'enqueue':
      return [node.queue, ...(node.skills ?? []).map(({ skill }) => skill)].join(', ')
    case 'branch':
      return node.cases.map(({ id }) => id).join(', ')
    case 'collect':
      return `${node.variable}: ${node.value.kind}`
    case 'assign':
      return [...Object.keys(node.variables ?? {}), ...Object.keys(node.contact ?? {}), ...(node.addTags ?? [])].join(
        ', ',
      )
    case 'request':
      return `${node.method} ${node.url}`
    case 'subflow':
      return node.flow
    case 'split':
      return node.branches.map(({ id, percent }) => `${id} ${percent}%`).join(', ')
    case 'outcome':
      return node.outcome
  }
}

function firstText(content: Content): string {
  const part = content[0]
  if (part === undefined) return ''
  if ('media' in part) return part.media.kind
  const text = 'cards' in part ? (part.caption ?? part.cards[0]?.title ?? '') : part.text
  return inOneLanguage(text).replaceAll(/\s+/g, ' ').trim()
}

/** A picture speaks the author's first language. */
function inOneLanguage(text: Text): string {
  return typeof text === 'string' ? text : (Object.values(text)[0] ?? '')
}
