import type { Exits, Flow, Node } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import { findRenames } from '../diff/findRenames.ts'
import type { Rename } from '../diff/Rename.ts'
import { renameNodes } from '../diff/renameNodes.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import type { Mark, Picture, PictureExit, PictureNode } from './Picture.ts'
import { sayNode } from './sayNode.ts'

/** The picture of a flow, in the order of its file. */
export function pictureOf(flow: Flow): Picture {
  return pictureOfChange(flow, flow)
}

/** The picture of a flow with what changed since an older version: nodes and exits that are gone are in it too. Ids are the newer ones. */
export function pictureOfChange(before: Flow, after: Flow): Picture {
  const renames = before === after ? [] : findRenames(before, after)
  const old = renameNodes(before, renames)
  const ids = [...new Set([...Object.keys(after.nodes), ...Object.keys(old.nodes)])]
  const isThere = new Set(ids)
  const nodes = ids.flatMap((id): readonly PictureNode[] => {
    const [was, is] = [old.nodes[id], after.nodes[id]]
    const node = is ?? was
    if (node === undefined) return []
    const exits = exitsOf(was, is).filter(({ to }) => isThere.has(to))
    const face = { id, type: node.type, line: sayNode(node), isStart: id === after.start, exits }
    return [{ ...face, mark: markOf(was, is, renames, id), ...formerId(renames, id) }]
  })
  return { name: after.name, nodes }
}

function markOf(was: Node | undefined, is: Node | undefined, renames: readonly Rename[], id: string): Mark {
  if (was === undefined) return 'added'
  if (is === undefined) return 'removed'
  return isDeepEqual(withoutExits(was), withoutExits(is)) && !renames.some(({ to }) => to === id) ? 'same' : 'changed'
}

/** Where an exit leads is told at the exit. */
function withoutExits(node: Node): object {
  const { exits: _, ...settings } = { exits: {}, ...node }
  return settings
}

function exitsOf(was: Node | undefined, is: Node | undefined): readonly PictureExit[] {
  const [old, now]: readonly Exits[] = [was, is].map((node) => (node === undefined ? {} : wiredExits(node)))
  const names = [...new Set([...Object.keys(now ?? {}), ...Object.keys(old ?? {})])]
  return names.flatMap((name): readonly PictureExit[] => {
    const [from, to] = [old?.[name], now?.[name]]
    if (to !== undefined && from === to) return [{ name, to, mark: 'same' }]
    return [
      ...(from === undefined ? [] : [{ name, to: from, mark: 'removed' } as const]),
      ...(to === undefined ? [] : [{ name, to, mark: 'added' } as const]),
    ]
  })
}

function formerId(renames: readonly Rename[], id: string): { readonly was?: string } {
  const rename = renames.find(({ to }) => to === id)
  return rename === undefined ? {} : { was: rename.from }
}
