import fc from 'fast-check'
import type { Workspace } from '../../runtime/engine/index.ts'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Rename } from '../../runtime/proof/diff/Rename.ts'
import { renameBoxes } from '../../runtime/proof/diff/renameBoxes.ts'
import { renameNodes } from '../../runtime/proof/diff/renameNodes.ts'
import type { Flow, Keywords, Node } from '../../schemas/flow.ts'

/** One edit as authors make them. `pick` numbers choose among what is there; `name` is a new id or word, unique to its edit. */
export type AuthorEdit = {
  readonly kind: (typeof KINDS)[number]
  readonly pick: readonly [number, number, number]
  readonly name: string
}

const KINDS = [
  'rename',
  'retitle',
  'reword',
  'addKeyword',
  'removeKeyword',
  'addOption',
  'reorder',
  'rewire',
  'delete',
  'add',
  'move',
  'prioritise',
] as const

/** Up to `most` edits; `prefix` keeps the names of two authors apart. */
export function editsOf(prefix: string, most = 5): fc.Arbitrary<readonly AuthorEdit[]> {
  const pick = fc.nat({ max: 1000 })
  return fc
    .array(fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.tuple(pick, pick, pick) }), { maxLength: most })
    .map((edits) => edits.map((edit, index) => ({ ...edit, name: `${prefix}-${index}` })))
}

/** The workspace after the edits, each made where it can be. */
export function edited(workspace: Workspace, flowId: string, edits: readonly AuthorEdit[]): Workspace {
  return edits.reduce((current, edit) => editOnce(current, flowId, edit), workspace)
}

function editOnce(workspace: Workspace, flowId: string, edit: AuthorEdit): Workspace {
  const flow = workspace.flows[flowId]
  if (flow === undefined) return workspace
  if (edit.kind === 'move') return moveBox(workspace, flowId, edit)
  if (edit.kind !== 'rename') return { ...workspace, flows: { ...workspace.flows, [flowId]: editFlow(flow, edit) } }
  const renames: readonly Rename[] = [{ from: at(Object.keys(flow.nodes).sort(), edit.pick[0]), to: edit.name }]
  const layout = workspace.layouts[flowId]
  return {
    ...workspace,
    flows: { ...workspace.flows, [flowId]: renameNodes(flow, renames) },
    layouts:
      layout === undefined ? workspace.layouts : { ...workspace.layouts, [flowId]: renameBoxes(layout, renames) },
  }
}

function editFlow(flow: Flow, { kind, pick, name }: AuthorEdit): Flow {
  const ids = Object.keys(flow.nodes).sort()
  const id = at(ids, pick[0])
  const node = flow.nodes[id]
  if (kind === 'retitle') return { ...flow, name }
  if (kind === 'prioritise') return { ...flow, fallback: { ...flow.fallback, priority: pick[0] % 10 } }
  if (kind === 'add') {
    const added: Node = { type: 'message', content: [{ text: { en: name } }], exits: { next: at(ids, pick[1]) } }
    return { ...flow, nodes: { ...flow.nodes, [name]: added } }
  }
  if (node === undefined) return flow
  if (kind === 'delete') {
    if (id === flow.start || ids.length < 3) return flow
    const heir = at(
      ids.filter((other) => other !== id),
      pick[1],
    )
    const { [id]: _, ...nodes } = flow.nodes
    return renameNodes({ ...flow, nodes }, [{ from: id, to: heir }])
  }
  return { ...flow, nodes: { ...flow.nodes, [id]: editNode(node, kind, pick, name, ids) } }
}

function editNode(
  node: Node,
  kind: AuthorEdit['kind'],
  [, second, third]: AuthorEdit['pick'],
  name: string,
  ids: readonly string[],
): Node {
  switch (kind) {
    case 'reword':
      if (node.type !== 'message' && node.type !== 'greeting') return node
      return { ...node, content: [{ text: { en: name, it: `${name} it` } }, ...node.content.slice(1)] }
    case 'addKeyword':
    case 'removeKeyword': {
      if (node.type !== 'keywordRoute') return node
      const rule = at(node.rules, second)
      const keywords =
        kind === 'addKeyword' ? withWord(rule.keywords ?? [], name, third) : withoutWord(rule.keywords ?? [], third)
      return { ...node, rules: node.rules.map((one) => (one.id === rule.id ? { ...rule, keywords } : one)) }
    }
    case 'addOption': {
      if (node.type !== 'menu') return node
      const place = second % (node.options.length + 1)
      return {
        ...node,
        options: node.options.toSpliced(place, 0, { id: name, label: { en: name } }),
        exits: { ...node.exits, [name]: at(ids, third) },
      }
    }
    case 'reorder':
      if (node.type === 'menu') return { ...node, options: rotated(node.options, second) }
      return node.type === 'keywordRoute' ? { ...node, rules: rotated(node.rules, second) } : node
    case 'rewire': {
      const exits = Object.keys(wiredExits(node))
      if (exits.length === 0) return node
      return { ...node, exits: { ...wiredExits(node), [at(exits, second)]: at(ids, third) } } as Node // the same exits
    }
    default:
      return node
  }
}

function withWord(keywords: Keywords, word: string, pick: number): Keywords {
  if (isPlain(keywords)) return keywords.toSpliced(pick % (keywords.length + 1), 0, word)
  const language = at(['en', 'it', 'zh'], pick)
  const words = keywords[language] ?? []
  return { ...keywords, [language]: words.toSpliced(pick % (words.length + 1), 0, word) }
}

function withoutWord(keywords: Keywords, pick: number): Keywords {
  if (isPlain(keywords)) return keywords.length < 2 ? keywords : keywords.toSpliced(pick % keywords.length, 1)
  const [language = '', words = []] = at(Object.entries(keywords), pick)
  return words.length < 2 ? keywords : { ...keywords, [language]: words.toSpliced(pick % words.length, 1) }
}

function moveBox(workspace: Workspace, flowId: string, { pick }: AuthorEdit): Workspace {
  const layout = workspace.layouts[flowId] ?? { specVersion: 1, nodes: {} }
  const id = at(Object.keys(workspace.flows[flowId]?.nodes ?? {}).sort(), pick[0])
  const box = { x: pick[1], y: pick[2] }
  return {
    ...workspace,
    layouts: { ...workspace.layouts, [flowId]: { ...layout, nodes: { ...layout.nodes, [id]: box } } },
  }
}

function isPlain(keywords: Keywords): keywords is readonly string[] {
  return Array.isArray(keywords)
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}

function at<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item // callers give no empty list
}
