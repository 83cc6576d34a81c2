import type { Layout } from '../../../schemas/layout.ts'
import type { Workspace } from '../../engine/index.ts'
import { own } from '../../engine/own.ts'
import { findRenames } from '../../proof/diff/findRenames.ts'
import { renameBoxes } from '../../proof/diff/renameBoxes.ts'
import { pictureOfChange } from '../../proof/render/pictureOf.ts'
import { renderMermaid } from '../../proof/render/renderMermaid.ts'
import { renderSvg } from '../../proof/render/renderSvg.ts'

export const PICTURE_FORMATS = ['svg', 'mermaid'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** A flow of the newer version with what changed since the older one; null when neither has it. The same version twice: no changes. */
export function drawFlow(a: Workspace, b: Workspace, flowId: string, format: PictureFormat): string | null {
  const [before, after] = [own(a.flows, flowId), own(b.flows, flowId)]
  const shown = after ?? before
  if (shown === undefined) return null
  const none = { ...shown, nodes: {} }
  const picture = pictureOfChange(before ?? none, after ?? none)
  if (format === 'mermaid') return renderMermaid(picture)
  const renames = findRenames(before ?? none, after ?? none)
  const old = a.layouts[flowId]
  const boxes = old === undefined ? {} : renameBoxes(old, renames).nodes
  const places: Layout['nodes'] = { ...boxes, ...b.layouts[flowId]?.nodes }
  return renderSvg(picture, places)
}
