import type { Workspace } from '../../runtime/engine/index.ts'
import type { Keywords } from '../../schemas/flow.ts'

/** The workspace with an English keyword of a router taken from its rule and given to another. */
export function moveKeyword(
  workspace: Workspace,
  flowId: string,
  nodeId: string,
  keyword: string,
  toRule: string,
): Workspace {
  const flow = workspace.flows[flowId]
  const node = flow?.nodes[nodeId]
  if (flow === undefined || node?.type !== 'keywordRoute') throw new Error(`${flowId} has no router ${nodeId}.`)
  const rules = node.rules.map((rule) => ({ ...rule, keywords: moved(rule.keywords, keyword, rule.id === toRule) }))
  const nodes = { ...flow.nodes, [nodeId]: { ...node, rules } }
  return { ...workspace, flows: { ...workspace.flows, [flowId]: { ...flow, nodes } } }
}

function moved(keywords: Keywords | undefined, keyword: string, comes: boolean): Keywords {
  const byLanguage = keywords !== undefined && !isList(keywords) ? keywords : {}
  const english = (byLanguage.en ?? []).filter((other) => other !== keyword)
  return { ...byLanguage, en: comes ? [...english, keyword] : english }
}

const isList = (keywords: Keywords): keywords is readonly string[] => Array.isArray(keywords)
