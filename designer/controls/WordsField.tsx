import { Upload } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { optional } from './optional.ts'
import type { KeyOf } from './splitWords.ts'
import { useWords } from './useWords.ts'
import { WordChips } from './WordChips.tsx'

type Props = {
  readonly label: string
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly help?: string
  readonly language?: string
  /** takes what is typed as it is: a pattern may hold commas */
  readonly isVerbatim?: boolean
  /** when two words count as one; else when they differ only in case or width */
  readonly keyOf?: KeyOf
  /** `refund*` is shown as a beginning */
  readonly hasPrefixes?: boolean
  /** offers to read a list from a file; its answer is told, null: the file is a plain list of words */
  readonly onImport?: (text: string) => string | null
  readonly isLabelHidden?: boolean
  /** where it lies in the form: see Field */
  readonly at?: string
  /** words that are likely; any other can be written too */
  readonly suggestions?: readonly string[]
}

/** Chips that are drawn at once; of a longer list those that fit a filter. */
const MOST_CHIPS = 100

/**
 * Words as chips. Enter or a comma takes what was typed, a pasted list or a file is taken whole, Backspace gives the last one back, the left
 * arrow goes to the chips.
 */
export function WordsField(props: Props) {
  const { label, words, onChange, help, language, isVerbatim = false, keyOf, onImport, suggestions = [] } = props
  const { t } = useTranslation()
  const { draft, setDraft, told, tell, add, isList, remove, takeLast } = useWords({
    words,
    onChange,
    isVerbatim,
    keyOf,
  })
  const [filter, setFilter] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const isMany = words.length > MOST_CHIPS
  const sought = filter.trim().toLowerCase()
  const found = useMemo(
    () => (isMany && sought !== '' ? words.filter((word) => word.toLowerCase().includes(sought)) : words),
    [words, isMany, sought],
  )
  const shown = useMemo(() => found.slice(0, MOST_CHIPS), [found])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const isAtStart = input.current?.selectionStart === 0 && input.current.selectionEnd === 0
    if (event.key === 'Enter' || (event.key === ',' && !isVerbatim)) {
      event.preventDefault()
      add(draft)
    } else if (event.key === 'Backspace' && draft === '' && words.length > 0) {
      event.preventDefault()
      takeLast()
    } else if (event.key === 'ArrowLeft' && isAtStart) {
      const chips = input.current?.parentElement?.querySelectorAll<HTMLElement>('ul button')
      chips?.[chips.length - 1]?.focus()
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    if (!isList(text)) return
    event.preventDefault()
    add(draft + text)
  }
  return (
    <div className={css.words}>
      <Field label={label} isLabelHidden={props.isLabelHidden ?? false} {...optional({ help, at: props.at })}>
        {({ id, describedBy, isInvalid }) => (
          <div className={css.chips} data-invalid={isInvalid}>
            {isMany && (
              <input
                type="search"
                className={`${css.input} ${css.chipFilter}`}
                aria-label={t('form.filterWords', { label })}
                placeholder={t('form.filterCount', { count: words.length })}
                value={filter}
                onChange={({ target }) => setFilter(target.value)}
              />
            )}
            <WordChips words={shown} input={input} hasPrefixes={props.hasPrefixes ?? false} onRemove={remove} />
            {found.length > MOST_CHIPS && (
              <span className={css.help}>{t('form.wordsMore', { count: found.length - MOST_CHIPS })}</span>
            )}
            <input
              ref={input}
              id={id}
              list={suggestions.length === 0 ? undefined : `${id}-suggestions`}
              className={css.chipInput}
              value={draft}
              lang={language}
              dir="auto"
              placeholder={words.length === 0 ? t('form.addWords') : ''}
              aria-describedby={describedBy}
              aria-invalid={isInvalid}
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={() => {
                if (draft !== '') add(draft)
              }}
            />
            {suggestions.length > 0 && (
              <datalist id={`${id}-suggestions`}>
                {suggestions
                  .filter((word) => !words.includes(word))
                  .map((word) => (
                    <option key={word} value={word} />
                  ))}
              </datalist>
            )}
          </div>
        )}
      </Field>
      {onImport !== undefined && (
        <IconButton
          isSmall
          icon={Upload}
          className={css.import ?? ''}
          label={t('form.importWords', { label })}
          onClick={() => file.current?.click()}
        />
      )}
      {onImport !== undefined && (
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t('form.importWords', { label })}
          onChange={async ({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen === undefined) return
            const text = await chosen.text()
            const answer = onImport(text)
            if (answer === null) add(text)
            else tell(answer)
            target.value = ''
          }}
        />
      )}
      <p role="status" className={told === '' ? 'visuallyHidden' : css.help}>
        {told}
      </p>
    </div>
  )
}
