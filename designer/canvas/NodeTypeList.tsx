import { Search } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NodeType } from '../../schemas/flow.ts'
import { FACES } from '../nodes/faces.ts'
import type { NodeGroup } from '../nodes/NodeFace.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import css from './NodeTypeList.module.css'

/** What a dragged node type is called on the clipboard of a drag. */
export const DRAGGED_TYPE = 'application/x-usher-node-type'

type Props = {
  readonly onChoose: (type: NodeType) => void
  readonly isDraggable?: boolean
  readonly hasFocus?: boolean
  /** signs alone, without names and search */
  readonly isRail?: boolean
}

const GROUPS: readonly NodeGroup[] = ['talk', 'listen', 'decide', 'hand', 'data']
const TYPES = Object.keys(FACES) as readonly NodeType[] // the keys of an exhaustive record

/** The node types, by what they are for, with a search over names and what they do. Arrow keys go through them. */
export function NodeTypeList({ onChoose, isDraggable = false, hasFocus = false, isRail = false }: Props) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const fits = (type: NodeType) =>
    `${t(`nodes.${type}.name`)} ${t(`nodes.${type}.help`)} ${type}`.toLowerCase().includes(sought.trim().toLowerCase())
  const found = isRail ? TYPES : TYPES.filter(fits)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && found[0] !== undefined) onChoose(found[0])
    if (step === 0) return
    event.preventDefault()
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, button') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement) // -1 when it is no stop
    stops[(at + step + stops.length) % stops.length]?.focus()
  }
  const onDragStart = (event: DragEvent, type: NodeType) => {
    event.dataTransfer.setData(DRAGGED_TYPE, type)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the controls inside
    <div ref={list} className={css.list} data-rail={isRail} onKeyDown={onKeyDown}>
      {!isRail && (
        <div className={css.search}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            // biome-ignore lint/a11y/noAutofocus: the list was opened to search in it
            autoFocus={hasFocus}
            value={sought}
            placeholder={t('canvas.searchNodes')}
            aria-label={t('canvas.searchNodes')}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
      )}
      <div className={css.types}>
        {GROUPS.map((group) => {
          const types = found.filter((type) => FACES[type].group === group)
          if (types.length === 0) return null
          return (
            <section key={group} aria-label={t(`groups.${group}`)}>
              {!isRail && <h3>{t(`groups.${group}`)}</h3>}
              {types.map((type) => (
                <button
                  key={type}
                  type="button"
                  className={css.type}
                  draggable={isDraggable}
                  title={isRail ? `${t(`nodes.${type}.name`)}: ${t(`nodes.${type}.help`)}` : t(`nodes.${type}.help`)}
                  aria-label={t(`nodes.${type}.name`)}
                  onClick={() => onChoose(type)}
                  onDragStart={(event) => onDragStart(event, type)}
                >
                  <NodeIcon type={type} />
                  {!isRail && t(`nodes.${type}.name`)}
                </button>
              ))}
            </section>
          )
        })}
        {found.length === 0 && <p className={css.none}>{t('canvas.nothingFound')}</p>}
      </div>
    </div>
  )
}
