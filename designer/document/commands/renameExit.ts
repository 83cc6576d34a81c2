import { wiredExits } from '../../../runtime/proof/wiredExits.ts'
import type { Node } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { withExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'

export type RenameExit = { readonly id: string; readonly from: string; readonly to: string }

/** Renames an exit that the author named: a rule, option, case, branch or outcome. Where it leads stays. */
export function renameExit(drawing: Drawing, { id, from, to }: RenameExit): Result<Drawing> {
  const { flow } = drawing
  const node = entryOf(flow.nodes, id)
  if (node === undefined) return refuse('noSuchNode', { id })
  if (from === to) return done(drawing)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  const names = namedExits(node)
  if (!names.includes(from)) return refuse('noSuchExit', { id, exit: from })
  if (names.includes(to) || Object.hasOwn(wiredExits(node), to)) return refuse('idTaken', { id: to })
  const target = entryOf(wiredExits(node), from)
  const exits = withoutEntries(wiredExits(node), new Set([from]))
  const renamed = withExits(renameIn(node, from, to), target === undefined ? exits : withEntry(exits, to, target))
  return done({ ...drawing, flow: { ...flow, nodes: withEntry(flow.nodes, id, renamed) } })
}

/** The exits whose names the author chose. */
export function namedExits(node: Node): readonly string[] {
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.map(({ id }) => id)
    case 'menu':
      return node.options.map(({ id }) => id)
    case 'branch':
      return node.cases.map(({ id }) => id)
    case 'split':
      return node.branches.map(({ id }) => id)
    case 'botHandoff':
      return node.outcomes ?? []
    default:
      return []
  }
}

function renameIn(node: Node, from: string, to: string): Node {
  const renamed = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
    items.map((item) => (item.id === from ? { ...item, id: to } : item))
  switch (node.type) {
    case 'keywordRoute':
      return { ...node, rules: renamed(node.rules) }
    case 'menu':
      return { ...node, options: renamed(node.options) }
    case 'branch':
      return { ...node, cases: renamed(node.cases) }
    case 'split':
      return { ...node, branches: renamed(node.branches) }
    case 'botHandoff':
      return { ...node, outcomes: (node.outcomes ?? []).map((outcome) => (outcome === from ? to : outcome)) }
    default:
      return node
  }
}
