import { X } from 'lucide-react'
import { type KeyboardEvent, memo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import css from './controls.module.css'

type Props = {
  readonly words: readonly string[]
  /** where the focus goes behind the last chip */
  readonly input: RefObject<HTMLInputElement | null>
  /** `refund*` is shown as a beginning */
  readonly hasPrefixes: boolean
  readonly onRemove: (word: string) => void
}

/** Words as chips: the arrow keys go from one to the next, Delete and Backspace take one away. */
export const WordChips = memo(function WordChips({ words, input, hasPrefixes, onRemove }: Props) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, word: string) => {
    const all = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])]
    const at = all.indexOf(event.currentTarget)
    const isBackwards = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = { ArrowLeft: isBackwards ? 1 : -1, ArrowRight: isBackwards ? -1 : 1 }[event.key]
    const isRemoval = event.key === 'Delete' || event.key === 'Backspace'
    if (step === undefined && !isRemoval && event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    event.stopPropagation()
    const to = { Home: 0, End: all.length }[event.key] ?? at + (step ?? (event.key === 'Delete' ? 1 : -1))
    const target = all[Math.max(0, to)]
    if (target === undefined || target === event.currentTarget) {
      if (to > at || isRemoval) input.current?.focus()
    } else target.focus()
    if (isRemoval) onRemove(word)
  }
  return (
    <ul className={css.chipList}>
      {words.map((word) => (
        <li key={word} className={css.chip} dir="auto">
          <Word word={word} hasPrefixes={hasPrefixes} />
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('form.removeWord', { word })}
            onClick={() => {
              onRemove(word)
              input.current?.focus()
            }}
            onKeyDown={(event) => onKeyDown(event, word)}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
})

function Word({ word, hasPrefixes }: { readonly word: string; readonly hasPrefixes: boolean }) {
  const { t } = useTranslation()
  if (!hasPrefixes || !word.trimEnd().endsWith('*')) return word
  return (
    <span title={t('form.prefix', { beginning: word.trimEnd().slice(0, -1) })}>
      {word.trimEnd().slice(0, -1)}
      <b className={css.star}>*</b>
    </span>
  )
}
