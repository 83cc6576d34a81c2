import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import type { Node } from '../../schemas/flow.ts'
import type { Box } from '../../schemas/layout.ts'
import { type AnnotationKey, type AnnotationKind, type Group, type Note, readAnnotationKey } from './annotations.ts'
import type { Drawing } from './Drawing.ts'
import { entryOf } from './records.ts'

/** What copying nodes puts on the clipboard, as JSON text: it can go to another flow, another tab, or a colleague. */
export type Clipping = {
  readonly kind: 'usher/nodes'
  readonly nodes: { readonly [id: string]: Node }
  readonly boxes: { readonly [id: string]: Box }
  readonly notes?: { readonly [id: string]: Note }
  readonly groups?: { readonly [id: string]: Group }
}

/** Copies nodes, notes and groups; those that are not there are passed over. */
export function copyNodes(
  { flow, layout }: Drawing,
  ids: readonly string[],
  annotations: readonly AnnotationKey[] = [],
): Clipping {
  const kept = ids.filter((id) => Object.hasOwn(flow.nodes, id))
  const pick = <T>(record: { readonly [id: string]: T }, wanted = kept): { readonly [id: string]: T } =>
    Object.fromEntries(
      wanted.flatMap((id) => {
        const value = entryOf(record, id)
        return value === undefined ? [] : [[id, value]]
      }),
    )
  const named = annotations.flatMap((key) => readAnnotationKey(key) ?? [])
  const of = (kind: AnnotationKind) => named.flatMap((each) => (each.kind === kind ? [each.id] : []))
  const notes = pick(layout.notes ?? {}, of('note'))
  const groups = pick(layout.groups ?? {}, of('group'))
  return {
    kind: 'usher/nodes',
    nodes: pick(flow.nodes),
    boxes: pick(layout.nodes),
    ...(Object.keys(notes).length === 0 ? {} : { notes }),
    ...(Object.keys(groups).length === 0 ? {} : { groups }),
  }
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
  const { notes, groups } = value as { readonly notes?: unknown; readonly groups?: unknown } // checked by the schema below
  // A flow has a node at least; notes can be copied without one.
  const isWithoutNodes = typeof nodes === 'object' && nodes !== null && Object.keys(nodes).length === 0
  const flow = checkValue('flow', isWithoutNodes ? { ...FRAME, nodes: { a: { type: 'close' } } } : { ...FRAME, nodes })
  const layout = checkValue('layout', {
    specVersion: 1,
    nodes: boxes,
    ...(notes === undefined ? {} : { notes }),
    ...(groups === undefined ? {} : { groups }),
  })
  if (!flow.ok || !layout.ok) return null
  const { nodes: places, $schema: _schema, specVersion: _version, ...rest } = layout.value
  return { kind: 'usher/nodes', nodes: isWithoutNodes ? {} : flow.value.nodes, boxes: places, ...rest }
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
