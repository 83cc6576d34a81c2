import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import modal from './Modal.module.css'
import { prepare, rankMatches } from './rankMatches.ts'
import css from './SearchDialog.module.css'
import { useModal } from './useModal.ts'

/** Something that can be found. */
export type SearchItem = {
  readonly key: string
  readonly title: string
  /** what kind of thing it is, where it is, or the text in which it was found */
  readonly detail?: string
  readonly icon?: ReactNode
  /** its shortcut, as keys are shown */
  readonly shortcut?: string
  /** found by these too, but not shown */
  readonly words?: string
}

type Props<T extends SearchItem> = {
  readonly label: string
  readonly placeholder: string
  readonly items: readonly T[]
  readonly onChoose: (item: T) => void
  readonly onClose: () => void
}

/** Items that are drawn; who looks for another types on. */
const MOST = 60

/** Asks for one of many by typing: arrows move, Enter chooses, Escape gives up. */
export function SearchDialog<T extends SearchItem>({ label, placeholder, items, onChoose, onClose }: Props<T>) {
  const { t } = useTranslation()
  const id = useId()
  const box = useModal()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const all = useMemo(
    () => items.map((item) => prepare(item, `${item.title} ${item.detail ?? ''} ${item.words ?? ''}`)),
    [items],
  )
  const found = useMemo(() => rankMatches(all, query, MOST), [all, query])
  const at = Math.min(active, found.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is scrolled too
  useEffect(() => void list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at, found])
  const choose = (item: T | undefined) => {
    if (item === undefined) return
    onClose()
    onChoose(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key as keyof typeof steps] // undefined for other keys
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(found[at])
    } else if (step !== undefined && found.length > 0) {
      event.preventDefault()
      const next = at + step
      const isSingle = Math.abs(step) === 1
      setActive(isSingle ? (next + found.length) % found.length : Math.max(0, Math.min(found.length - 1, next)))
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog itself closes by Escape
    <dialog
      ref={box}
      className={`${modal.modal} ${css.dialog}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      <div className={css.search}>
        <Search size={16} aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={found.length === 0 ? undefined : `${id}-${at}`}
          aria-label={placeholder}
          placeholder={placeholder}
          spellCheck={false}
          dir="auto"
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
        />
      </div>
      <div ref={list} id={id} className={css.list} role="listbox" aria-label={label}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where the focus is, in the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field names the active one by aria-activedescendant
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={css.item}
            onClick={() => choose(item)}
            onPointerMove={() => setActive(index)}
          >
            {item.icon}
            <span className={css.title} dir="auto">
              {item.title}
            </span>
            {item.detail !== undefined && (
              <span className={css.detail} dir="auto">
                {item.detail}
              </span>
            )}
            {item.shortcut !== undefined && <kbd>{item.shortcut}</kbd>}
          </div>
        ))}
      </div>
      <p className={css.none} role="status">
        {found.length === 0 ? t('search.nothing') : ''}
      </p>
    </dialog>
  )
}
