import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { annotationKey, knownColor } from '../document/annotations.ts'
import css from './Annotations.module.css'
import { AnnotationTools } from './AnnotationTools.tsx'
import type { NoteNode } from './CanvasItem.ts'
import { useAnnotation } from './useAnnotation.ts'

/** A sticky note. A double click writes on it; Escape and a click elsewhere are done with it. */
export const NoteCard = memo(function NoteCard({ data: { id, note }, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation()
  const { isWritten, set, write, stopWriting, resize } = useAnnotation(annotationKey('note', id), note)
  const color = knownColor(note.color, 'yellow')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key for the settings does the same on the node around it
    <div className={css.note} data-color={color} onDoubleClick={write}>
      <NodeResizer isVisible={selected} minWidth={90} minHeight={50} onResizeEnd={(_event, area) => resize(area)} />
      {selected && !isWritten && (
        <AnnotationTools
          color={color}
          onColor={(chosen) => set({ ...note, color: chosen })}
          onWrite={write}
          onRemove={() => set(null)}
        />
      )}
      {isWritten ? (
        <textarea
          className={`${css.words} nodrag nowheel`}
          // biome-ignore lint/a11y/noAutofocus: the author asked to write here
          autoFocus
          dir="auto"
          maxLength={LONGEST}
          aria-label={t('annotations.noteText')}
          value={note.text}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={(event) => set({ ...note, text: event.target.value }, 'text')}
          onBlur={stopWriting}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            leave(event.currentTarget)
          }}
        />
      ) : (
        <p className={css.words} dir="auto">
          {note.text === '' ? t('annotations.emptyNote') : note.text}
        </p>
      )}
    </div>
  )
})

/** Characters of a note; the same as in schemas/layout.schema.json. */
const LONGEST = 5000

/** Gives the focus back to the item around the field. */
export function leave(field: HTMLElement): void {
  const item = field.closest<HTMLElement>('.react-flow__node')
  field.blur()
  item?.focus()
}
