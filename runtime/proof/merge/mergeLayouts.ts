import type { Box, Layout } from '../../../schemas/layout.ts'
import type { Rename } from '../diff/Rename.ts'
import { renameBoxes } from '../diff/renameBoxes.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import type { Conflict } from './Conflict.ts'
import { mergeValues } from './mergeValues.ts'

/**
 * Three versions of a layout made into one, box by box. The box of a node that one side deleted is gone, wherever the other moved it; the
 * box of a renamed node is found by its place. Two sides that moved the same box conflict.
 */
export function mergeLayouts(
  base: Layout,
  ours: Layout,
  theirs: Layout,
): { readonly value: Layout; readonly conflicts: readonly Conflict[] } {
  const [mine, yours] = [boxRenames(base, ours), boxRenames(base, theirs)]
  const follow = (layout: Layout, renames: readonly Rename[]) =>
    renameBoxes(
      layout,
      renames.filter(({ to }) => !Object.hasOwn(layout.nodes, to)),
    )
  const [newOurs, newTheirs] = [follow(ours, yours), follow(theirs, mine)]
  const newBase = follow(follow(base, mine), yours)
  const isGone = (id: string) =>
    Object.hasOwn(newBase.nodes, id) && !(Object.hasOwn(newOurs.nodes, id) && Object.hasOwn(newTheirs.nodes, id))
  const sides = { base: without(newBase, isGone), ours: without(newOurs, isGone), theirs: without(newTheirs, isGone) }
  const { value, conflicts } = mergeValues(sides)
  return { value: value as Layout, conflicts } // three layouts make a layout
}

/** Ids that are gone, and new ids whose box stands in exactly the same place. */
function boxRenames(base: Layout, side: Layout): readonly Rename[] {
  const gone = Object.entries(base.nodes).filter(([id]) => !Object.hasOwn(side.nodes, id))
  const fresh = Object.entries(side.nodes).filter(([id]) => !Object.hasOwn(base.nodes, id))
  return gone.flatMap(([from, box]) => {
    const [found, ...more] = fresh.filter(([, other]) => isDeepEqual(box, other))
    const isOnly = more.length === 0 && gone.filter(([, other]) => isDeepEqual(box, other)).length === 1
    return found !== undefined && isOnly ? [{ from, to: found[0] }] : []
  })
}

function without(layout: Layout, isGone: (id: string) => boolean): Layout {
  const nodes: readonly (readonly [string, Box])[] = Object.entries(layout.nodes).filter(([id]) => !isGone(id))
  return { ...layout, nodes: Object.fromEntries(nodes) }
}
