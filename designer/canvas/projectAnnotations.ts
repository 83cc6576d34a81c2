import type { Layout } from '../../schemas/layout.ts'
import {
  type AnnotationKey,
  annotationKey,
  GROUP_SIZE,
  type Group,
  NOTE_SIZE,
  type Note,
} from '../document/annotations.ts'
import type { CanvasItem, GroupNode, NoteNode } from './CanvasItem.ts'
import { Z } from './depth.ts'

/** Only its title can be grabbed, so what lies in a frame can be clicked, and an empty place in it drags the canvas. */
const LET_THROUGH = { pointerEvents: 'none' } as const
export const GRIP = 'frame-grip'

/** The notes and groups of a layout. Those that show the same stay the same objects; one that is being resized keeps its size. */
export function projectAnnotations(
  { notes = {}, groups = {} }: Layout,
  selected: readonly AnnotationKey[],
  before: readonly CanvasItem[],
): { readonly groups: GroupNode[]; readonly notes: NoteNode[] } {
  const old = new Map(before.flatMap((item) => (item.type === 'card' ? [] : [[item.id, item]])))
  const isSelected = new Set<string>(selected)
  return {
    groups: Object.entries(groups).map(([id, group]): GroupNode => {
      const key = annotationKey('group', id)
      const known = old.get(key)
      if (known?.type === 'group' && known.data.group === group && known.selected === isSelected.has(key)) return known
      return {
        ...(known?.type === 'group' ? known : {}),
        ...frame(key, group, GROUP_SIZE, isSelected.has(key)),
        type: 'group',
        ariaLabel: group.title,
        zIndex: Z.group,
        dragHandle: `.${GRIP}`,
        style: LET_THROUGH,
        data: { id, group },
      }
    }),
    notes: Object.entries(notes).map(([id, note]): NoteNode => {
      const key = annotationKey('note', id)
      const known = old.get(key)
      if (known?.type === 'note' && known.data.note === note && known.selected === isSelected.has(key)) return known
      return {
        ...(known?.type === 'note' ? known : {}),
        ...frame(key, note, NOTE_SIZE, isSelected.has(key)),
        type: 'note',
        ariaLabel: note.text,
        zIndex: Z.note,
        data: { id, note },
      }
    }),
  }
}

const frame = (
  id: AnnotationKey,
  at: Note | Group,
  usual: { readonly width: number; readonly height: number },
  selected: boolean,
) => ({
  id,
  position: { x: at.x, y: at.y },
  width: at.width ?? usual.width,
  height: at.height ?? usual.height,
  selected,
})
