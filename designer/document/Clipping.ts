import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import type { Node } from '../../schemas/flow.ts'
import type { Box } from '../../schemas/layout.ts'
import type { Drawing } from './Drawing.ts'
import { entryOf } from './records.ts'

/** What copying nodes puts on the clipboard, as JSON text: it can go to another flow, another tab, or a colleague. */
export type Clipping = {
  readonly kind: 'usher/nodes'
  readonly nodes: { readonly [id: string]: Node }
  readonly boxes: { readonly [id: string]: Box }
}

/** Copies nodes; ids that are not there are passed over. */
export function copyNodes({ flow, layout }: Drawing, ids: readonly string[]): Clipping {
  const kept = ids.filter((id) => Object.hasOwn(flow.nodes, id))
  const pick = <T>(record: { readonly [id: string]: T }): { readonly [id: string]: T } =>
    Object.fromEntries(
      kept.flatMap((id) => {
        const value = entryOf(record, id)
        return value === undefined ? [] : [[id, value]]
      }),
    )
  return { kind: 'usher/nodes', nodes: pick(flow.nodes), boxes: pick(layout.nodes) }
}

/** Reads a clipboard's text; null when it is nothing of ours. What is read fits the schemas. */
export function readClipping(text: string): Clipping | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'usher/nodes') return null
  const nodes = 'nodes' in value ? value.nodes : undefined
  const boxes = 'boxes' in value ? value.boxes : {}
  const flow = checkValue('flow', { ...FRAME, nodes })
  const layout = checkValue('layout', { specVersion: 1, nodes: boxes })
  if (!flow.ok || !layout.ok) return null
  return { kind: 'usher/nodes', nodes: flow.value.nodes, boxes: layout.value.nodes }
}

/** A flow around the nodes, so that the flow's schema can check them. */
const FRAME = {
  specVersion: 1,
  id: 'clipping',
  name: 'Clipping',
  languages: ['en'],
  start: 'a',
  fallback: { queue: 'q' },
}
