/* Notes and groups: what an author writes beside a flow. They stand in the layout file, so they never change what the flow does. */
import type { Layout } from '../../schemas/layout.ts'

export type Note = NonNullable<Layout['notes']>[string]
export type Group = NonNullable<Layout['groups']>[string]
export type AnnotationKind = 'note' | 'group'

/** One note or group, as the canvas and the selection name it: `note/legal`. No node's id has a slash. */
export type AnnotationKey = `${AnnotationKind}/${string}`

/** The colours that notes and groups can have; each is in tokens.css. */
export const COLORS = ['yellow', 'green', 'blue', 'pink', 'grey'] as const
export type Color = (typeof COLORS)[number]

/** The colour to paint: files may name one that this designer does not know. */
export const knownColor = (color: string | undefined, otherwise: Color): Color =>
  COLORS.find((known) => known === color) ?? otherwise

export const NOTE_SIZE = { width: 220, height: 120 } as const
export const GROUP_SIZE = { width: 520, height: 320 } as const

export const annotationKey = (kind: AnnotationKind, id: string): AnnotationKey => `${kind}/${id}`

/** Which note or group a name on the canvas means; null: it is a node's. */
export function readAnnotationKey(key: string): { readonly kind: AnnotationKind; readonly id: string } | null {
  const [kind, id] = key.split('/')
  return id === undefined || (kind !== 'note' && kind !== 'group') ? null : { kind, id }
}
