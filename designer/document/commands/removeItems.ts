import { type AnnotationKey, readAnnotationKey } from '../annotations.ts'
import type { Drawing } from '../Drawing.ts'
import type { Result } from '../Result.ts'
import { type RemoveNodes, removeNodes } from './removeNodes.ts'
import { setAnnotations } from './setAnnotations.ts'

export type RemoveItems = RemoveNodes & { readonly annotations: readonly AnnotationKey[] }

/** Takes nodes, notes and groups away, in one step. What stands in a group stays. */
export function removeItems(drawing: Drawing, { annotations, ...nodes }: RemoveItems): Result<Drawing> {
  const result = removeNodes(drawing, nodes)
  if (!result.ok) return result
  const gone = (kind: 'note' | 'group') =>
    Object.fromEntries(
      annotations.flatMap((key) => {
        const named = readAnnotationKey(key)
        return named?.kind === kind ? [[named.id, null] as const] : []
      }),
    )
  return setAnnotations(result.value, { notes: gone('note'), groups: gone('group') })
}
