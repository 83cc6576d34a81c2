import { NODES_PER_FLOW, SUBFLOW_DEPTH } from '../../../engine/limits.ts'
import { words } from '../../../engine/words.ts'
import { calledFirst, callGraph } from '../callGraph.ts'
import { example, exampleFlow, toGeneral } from '../example.ts'
import { atFlow } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { BY_NOT_RUNNING } from '../shown.ts'

const callingDeep = (depth: number) => {
  const flows = Array.from({ length: depth }, (_, level) =>
    exampleFlow(`level-${level}`, {
      call: { type: 'subflow', flow: `level-${level + 1}`, exits: { done: 'end' } },
      end: level === 0 ? toGeneral : { type: 'outcome', outcome: 'done' },
    }),
  )
  const last = exampleFlow(`level-${depth}`, { end: { type: 'outcome', outcome: 'done' } })
  return example(
    {},
    {},
    {
      flows: Object.fromEntries([...flows, last].map((flow) => [flow.id, flow])),
      channels: { web: { kind: 'web', flow: 'level-0' } },
    },
  )
}

export const flowTooLarge: Rule = {
  code: 'flowTooLarge',
  severity: 'error',
  explanation:
    'A flow with all the flows that it calls has more nodes than are compiled, 20,000, or calls go more than 8 deep. A called flow counts once for every call. It cannot be published. Call fewer flows, or make the chain of calls shorter.',
  good: callingDeep(SUBFLOW_DEPTH),
  bad: callingDeep(SUBFLOW_DEPTH + 1),
  find: (workspace) => {
    const calls = callGraph(workspace)
    const sizes = new Map<string, Size>()
    return calledFirst(workspace).flatMap((flow) => {
      const called = (calls.get(flow.id) ?? []).flatMap((id) => sizes.get(id) ?? [])
      const { nodes, depth } = called.reduce(
        (sum, size) => ({ nodes: sum.nodes + size.nodes, depth: Math.max(sum.depth, size.depth + 1) }),
        { nodes: Object.keys(flow.nodes).length, depth: 0 },
      )
      sizes.set(flow.id, { nodes, depth })
      const tooMany = words`it has ${nodes} nodes with the flows that it calls; ${NODES_PER_FLOW} are the most.`
      const tooDeep = words`calls from here go ${depth} deep; ${SUBFLOW_DEPTH} is the most.`
      return [
        ...(nodes <= NODES_PER_FLOW
          ? []
          : [atFlow(flow, ['nodes'], tooMany, words`Call fewer flows, or smaller ones.`)]),
        ...(depth <= SUBFLOW_DEPTH ? [] : [atFlow(flow, ['nodes'], tooDeep, words`Make the chain of calls shorter.`)]),
      ].map((finding) => ({ ...finding, shown: BY_NOT_RUNNING }))
    })
  },
}

type Size = { readonly nodes: number; readonly depth: number }
