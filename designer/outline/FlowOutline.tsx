import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './FlowOutline.module.css'
import { OutlineLine } from './OutlineLine.tsx'
import { OutlineTools } from './OutlineTools.tsx'
import { useOutline } from './useOutline.ts'
import { useOutlineActions } from './useOutlineActions.ts'
import { useOutlineKeys } from './useOutlineKeys.ts'

/** Pixels of a line; all are the same, so that only those in view are drawn. */
const LINE = 36
/** Lines that are drawn beyond those in view. */
const MORE = 12

/** The flow as a tree that is read and edited by keyboard alone. The tree has the focus and names its active line, so edits never lose it. */
export function FlowOutline() {
  const { t } = useTranslation()
  const id = useId()
  const outline = useOutline()
  const { visible, index, active } = outline
  const actions = useOutlineActions(active)
  const tree = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 900 })
  const keys = useOutlineKeys(outline, actions)
  useEffect(() => tree.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const box = tree.current
    if (box === null || index < 0) return
    const top = index * LINE
    if (top < box.scrollTop) box.scrollTop = top - LINE
    else if (top + 2 * LINE > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * LINE - box.clientHeight
  }, [index])
  const first = Math.max(0, Math.floor(view.top / LINE) - MORE)
  const past = Math.ceil((view.top + view.height) / LINE) + MORE
  return (
    <section className={css.outline} aria-label={t('outline.title')}>
      <OutlineTools actions={actions} onDone={() => tree.current?.focus()} />
      <div
        ref={tree}
        role="tree"
        tabIndex={0}
        className={css.tree}
        aria-label={t('outline.tree')}
        aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
        onKeyDown={keys}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) => setView({ top: scrollTop, height: clientHeight })}
      >
        <div role="none" className={css.lines} style={{ height: visible.length * LINE }}>
          {visible.slice(first, past).map((row, at) => {
            const place = outline.places.get(row.key)
            return (
              <OutlineLine
                key={row.key}
                id={`${id}-${first + at}`}
                row={row}
                top={(first + at) * LINE}
                position={place?.position ?? 1}
                size={place?.size ?? 1}
                isActive={row === active}
                isFolded={outline.folded.has(row.key)}
                onActivate={outline.activate}
                onOpen={actions.open}
                onFold={outline.fold}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
}
