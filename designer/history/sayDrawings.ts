import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import { type DiffSection, sayDiff } from '../../runtime/proof/diff/sayDiff.ts'
import type { Drawing } from '../document/Drawing.ts'

/** What differs between two versions of a flow and its layout, in words. */
export function sayDrawings(flowId: string, before: Drawing, after: Drawing): readonly DiffSection[] {
  const holding = ({ flow, layout }: Drawing) => ({
    ...EMPTY_WORKSPACE,
    flows: { [flowId]: flow },
    layouts: { [flowId]: layout },
  })
  return sayDiff(diffWorkspaces(holding(before), holding(after)))
}
