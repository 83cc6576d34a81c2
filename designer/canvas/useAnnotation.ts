import { useCallback } from 'react'
import { type AnnotationKey, type Group, type Note, readAnnotationKey } from '../document/annotations.ts'
import { setAnnotations } from '../document/commands/setAnnotations.ts'
import type { Area } from '../document/framing.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'

/** What can be done with a note or group where it stands. */
export function useAnnotation<T extends Note | Group>(key: AnnotationKey, item: T) {
  const { editor } = useDesigner()
  const edit = useEdit()
  const isWritten = useEditor(({ writtenAnnotation }) => writtenAnnotation === key)
  const set = useCallback(
    (changed: T | null, mergeKey?: string) => {
      const named = readAnnotationKey(key)
      if (named === null) return
      const args = named.kind === 'note' ? { notes: { [named.id]: changed } } : { groups: { [named.id]: changed } }
      const name = changed === null ? 'removeNodes' : named.kind === 'note' ? 'setNote' : 'setGroup'
      // The command takes notes and groups apart; the key says which of them this is.
      const written = args as Parameters<typeof setAnnotations>[1]
      edit(name, setAnnotations, written, mergeKey === undefined ? {} : { key: `${key}/${mergeKey}` })
    },
    [edit, key],
  )
  return {
    isWritten,
    set,
    write: () => {
      select(editor, [], [], [key])
      editor.setState({ writtenAnnotation: key })
    },
    stopWriting: () => editor.setState({ writtenAnnotation: null }),
    resize: (area: Area) => {
      const whole = { x: area.x, y: area.y, width: area.width, height: area.height }
      set({ ...item, ...mapNumbers(whole) })
    },
  }
}

const mapNumbers = ({ x, y, width, height }: Area): Area => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
})
