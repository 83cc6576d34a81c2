import type { Issue } from '../../runtime/engine/issue.ts'

/** A problem as it is said beside its field: the node is known there, so `Node "menu": it offers …` begins with what it offers. */
export function sayAtField({ message, fix, nodeId }: Pick<Issue, 'message' | 'fix' | 'nodeId'>): string {
  const rest = nodeId === undefined ? message : withoutNode(message, nodeId)
  return fix === undefined ? rest : `${rest} ${fix}`
}

/** The words before the node's id are another in each language, and there are few of them. */
const LONGEST_LEAD = 20

function withoutNode(message: string, nodeId: string): string {
  const at = message.indexOf(nodeId)
  if (at < 0 || at > LONGEST_LEAD) return message
  const [colon] = /^["”»」]\s*[:：]\s*/.exec(message.slice(at + nodeId.length)) ?? []
  if (colon === undefined) return message
  const rest = message.slice(at + nodeId.length + colon.length)
  return rest.slice(0, 1).toUpperCase() + rest.slice(1)
}
