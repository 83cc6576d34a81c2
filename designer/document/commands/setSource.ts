import { findRenames } from '../../../runtime/proof/diff/findRenames.ts'
import { renameBoxes } from '../../../runtime/proof/diff/renameBoxes.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { done, type Result } from '../Result.ts'
import { reconcile } from '../reconcile.ts'
import { withoutEntries } from '../records.ts'

/** Makes the flow what was written. What stays as it was stays the same object; a renamed node keeps its box, and one that is gone takes its box along. */
export function setSource({ flow: before, layout }: Drawing, { flow }: { readonly flow: Flow }): Result<Drawing> {
  const renames = findRenames(before, flow)
  const moved = renames.length === 0 ? layout : renameBoxes(layout, renames)
  const gone = new Set(Object.keys(before.nodes).filter((id) => !Object.hasOwn(flow.nodes, id)))
  const nodes = withoutEntries(moved.nodes, gone)
  return done({ flow: reconcile(before, flow), layout: nodes === moved.nodes ? moved : { ...moved, nodes } })
}
