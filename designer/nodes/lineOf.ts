import type { Node } from '../../schemas/flow.ts'
import { summaryOf } from '../editor/textIn.ts'

/** What a node says or names, in one line; empty when its type and id say it all. */
export function lineOf(node: Node, language: string): string {
  switch (node.type) {
    case 'greeting':
    case 'message':
      return summaryOf(node.content, language).text
    case 'menu':
    case 'collect':
      return summaryOf(node.prompt, language).text
    case 'keywordRoute':
      return node.prompt === undefined ? '' : summaryOf(node.prompt, language).text
    case 'close':
      return node.content === undefined ? '' : summaryOf(node.content, language).text
    case 'officeHours':
      return node.schedule
    case 'botHandoff':
      return node.bot
    case 'enqueue':
      return node.queue
    case 'subflow':
      return node.flow
    case 'request':
      return node.url
    case 'outcome':
      return node.outcome
    case 'assign':
    case 'branch':
    case 'split':
      return ''
  }
}
