import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Speaker } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import type { Flow } from '../../schemas/flow.ts'

/** The rules that judge a node by itself, its flow's languages and the resources that it names: whatever the rest of the flow is. */
export const NODE_RULES: ReadonlySet<string> = new Set([
  'badPattern',
  'badTemplate',
  'duplicateId',
  'emptyKeywords',
  'keywordAmbiguous',
  'keywordDuplicated',
  'keywordLikePattern',
  'keywordShadowed',
  'missingTranslation',
  'reservedExitName',
  'splitNotHundred',
  'unknownBot',
  'unknownExit',
  'unknownLanguage',
  'unknownQueue',
  'unknownSchedule',
  'unknownSkill',
  'unwiredExit',
])

/** What these rules find at some nodes of a flow: in a flow of thousands, a hundred times sooner than all that is found. null: they need more than the nodes. */
export function checkNodes(
  workspace: Workspace,
  flow: Flow,
  nodes: Flow['nodes'],
  speaker: Speaker | undefined,
): readonly Issue[] | null {
  // The exits of a subflow depend on the flow that it calls.
  if (Object.values(nodes).some(({ type }) => type === 'subflow')) return null
  const alone = { ...workspace, flows: { [flow.id]: { ...flow, nodes } }, layouts: {}, scenarios: {} }
  return checkWorkspace(alone, speaker === undefined ? {} : { speaker }).filter((issue) =>
    isOfNodes(issue, flow.id, nodes),
  )
}

/** Whether it was found by one of these rules at one of these nodes. */
export const isOfNodes = ({ code, file, nodeId }: Issue, flowId: string, nodes: Flow['nodes']): boolean =>
  nodeId !== undefined && Object.hasOwn(nodes, nodeId) && NODE_RULES.has(code) && file === filePath('flow', flowId)
