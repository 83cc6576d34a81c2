import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Node } from '../../schemas/flow.ts'
import type { Box } from '../../schemas/layout.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

type Grid = {
  /** the workspace's files by path; the flow is `grid` */
  readonly files: { readonly [path: string]: string }
  readonly places: { readonly [id: string]: Box }
  readonly edges: readonly { readonly from: string; readonly exit: string; readonly to: string }[]
}

/** A flow of about `size` nodes: menus one after the other, each with two messages and a router behind it, laid out in a square. */
export function gridFlow(size: number): Grid {
  const blocks = Math.floor((size - 1) / 4)
  const columns = Math.ceil(Math.sqrt(blocks))
  const nodes: { [id: string]: Node } = { 'to-general': { type: 'enqueue', queue: 'general' } }
  const places: { [id: string]: Box } = { 'to-general': { x: -400, y: 0 } }
  for (let block = 0; block < blocks; block += 1) {
    const next = block + 1 < blocks ? `ask-${block + 1}` : 'to-general'
    nodes[`ask-${block}`] = {
      type: 'menu',
      prompt: [{ text: { en: 'Which one?' } }],
      options: [
        { id: 'fruit', label: { en: `Apples ${block}` } },
        { id: 'other', label: { en: `Pears ${block}` } },
      ],
      exits: { fruit: `fine-${block}`, other: `topic-${block}`, noMatch: next, timeout: `still-${block}` },
    }
    nodes[`fine-${block}`] = { type: 'message', content: [{ text: { en: 'Fine' } }], exits: { next } }
    nodes[`still-${block}`] = { type: 'message', content: [{ text: { en: 'Are you there?' } }], exits: { next } }
    nodes[`topic-${block}`] = {
      type: 'keywordRoute',
      rules: [{ id: 'known', keywords: { en: [`word${block}`] } }],
      exits: { known: next, noMatch: next },
    }
    const [x, y] = [(block % columns) * 760, Math.floor(block / columns) * 700]
    places[`ask-${block}`] = { x, y }
    places[`fine-${block}`] = { x: x + 360, y }
    places[`still-${block}`] = { x: x + 360, y: y + 190 }
    places[`topic-${block}`] = { x: x + 360, y: y + 380 }
  }
  const flow = flowOf(nodes, { id: 'grid', name: 'Grid', start: 'ask-0', languages: ['en'] })
  const layouts = { grid: { specVersion: 1, nodes: places } } as const
  const workspace = { name: 'Bench', languages: ['en'] }
  const edges = Object.entries(nodes).flatMap(([from, node]) =>
    Object.entries('exits' in node ? (node.exits ?? {}) : {}).map(([exit, to]) => ({ from, exit, to })),
  )
  return { files: formatWorkspace(workspaceOf([flow], { workspace, bots: {}, schedules: {}, layouts })), places, edges }
}
