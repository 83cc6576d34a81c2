import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { annotationKey, knownColor } from '../document/annotations.ts'
import css from './Annotations.module.css'
import { AnnotationTools } from './AnnotationTools.tsx'
import type { GroupNode } from './CanvasItem.ts'
import { leave } from './NoteCard.tsx'
import { GRIP } from './projectAnnotations.ts'
import { useAnnotation } from './useAnnotation.ts'

/** A frame with a title, behind the cards. Dragging its title takes along what lies in it. */
export const GroupFrame = memo(function GroupFrame({ data: { id, group }, selected }: NodeProps<GroupNode>) {
  const { t } = useTranslation()
  const { isWritten, set, write, stopWriting, resize } = useAnnotation(annotationKey('group', id), group)
  const color = knownColor(group.color, 'grey')
  return (
    <div className={css.group} data-color={color}>
      <NodeResizer isVisible={selected} minWidth={120} minHeight={80} onResizeEnd={(_event, area) => resize(area)} />
      {selected && !isWritten && (
        <AnnotationTools
          color={color}
          onColor={(chosen) => set({ ...group, color: chosen })}
          onWrite={write}
          onRemove={() => set(null)}
        />
      )}
      {isWritten ? (
        <input
          className={`${css.title} nodrag`}
          // biome-ignore lint/a11y/noAutofocus: the author asked to write here
          autoFocus
          dir="auto"
          maxLength={LONGEST}
          aria-label={t('annotations.groupTitle')}
          value={group.title}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={(event) => set({ ...group, title: event.target.value }, 'title')}
          onBlur={stopWriting}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return
            event.preventDefault()
            leave(event.currentTarget)
          }}
        />
      ) : (
        <p className={`${css.title} ${GRIP}`} dir="auto" onDoubleClick={write}>
          {group.title === '' ? t('annotations.emptyGroup') : group.title}
        </p>
      )}
    </div>
  )
})

/** Characters of a title; the same as in schemas/layout.schema.json. */
const LONGEST = 200
