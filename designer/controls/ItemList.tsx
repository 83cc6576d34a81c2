import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button.tsx'
import css from './controls.module.css'
import { AtItem } from './FieldPlace.tsx'
import { PlaceNote } from './PlaceNote.tsx'
import { useReorder } from './useReorder.ts'

type Props<T> = {
  readonly items: readonly T[]
  readonly onChange: (items: readonly T[]) => void
  /** stays the same while the item is edited */
  readonly keyOf: (item: T, index: number) => string
  readonly title: (item: T, index: number) => ReactNode
  readonly body: (item: T, change: (item: T) => void, index: number) => ReactNode
  readonly addLabel: string
  readonly create: () => T
  readonly least?: number
  readonly most?: number
  /** where the list lies in the form: see Field */
  readonly at?: string
}

/** A list whose items are added, removed and put in order: by dragging, by the arrow keys at their grips, or by Alt and an arrow key from within. */
export function ItemList<T>(props: Props<T>) {
  const { items, onChange, keyOf, title, body, addLabel, create, least = 0, most = 100, at } = props
  const { t } = useTranslation()
  const id = useId()
  const replace = (index: number, ...by: readonly T[]) => onChange(items.toSpliced(index, 1, ...by))
  const move = (index: number, to: number) => {
    const item = items[index]
    if (item !== undefined) onChange(items.toSpliced(index, 1).toSpliced(to, 0, item))
  }
  const { list, drag, grip } = useReorder(items.length, move)
  const dropAt = (index: number) => {
    if (drag === null) return undefined
    if (drag.to === index) return 'before'
    return drag.to === items.length && index === items.length - 1 ? 'after' : undefined
  }
  return (
    <div className={css.items}>
      <ol ref={list} className={css.items}>
        {items.map((item, index) => (
          <AtItem key={keyOf(item, index)} at={at} index={index}>
            <li className={css.item} data-dragged={drag?.from === index} data-drop={dropAt(index)}>
              <div className={css.itemHead}>
                {items.length > 1 && (
                  <IconButton
                    isSmall
                    icon={GripVertical}
                    className={css.grip ?? ''}
                    label={t('form.reorder', { number: index + 1, count: items.length })}
                    {...grip(index)}
                  />
                )}
                <div>{title(item, index)}</div>
                {items.length > 1 && (
                  <>
                    <IconButton
                      isSmall
                      icon={ArrowUp}
                      label={t('form.moveUp')}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                    <IconButton
                      isSmall
                      icon={ArrowDown}
                      label={t('form.moveDown')}
                      disabled={index === items.length - 1}
                      onClick={() => move(index, index + 1)}
                    />
                  </>
                )}
                {items.length > least && (
                  <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => replace(index)} />
                )}
              </div>
              {body(item, (changed) => replace(index, changed), index)}
            </li>
          </AtItem>
        ))}
      </ol>
      <PlaceNote id={id} at={at} isWhole />
      {items.length < most && (
        <Button icon={Plus} look="quiet" onClick={() => onChange([...items, create()])}>
          {addLabel}
        </Button>
      )}
    </div>
  )
}
