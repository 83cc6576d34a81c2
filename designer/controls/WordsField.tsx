import { X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './controls.module.css'
import { Field } from './Field.tsx'

type Props = {
  readonly label: string
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly help?: string
  readonly language?: string
  /** takes what is typed as it is: a pattern may hold commas */
  readonly isVerbatim?: boolean
}

/** Words as chips. Enter or a comma takes what was typed, a pasted list is taken whole (lines, commas or semicolons), Backspace gives the last one back. */
export function WordsField({ label, words, onChange, help, language, isVerbatim = false }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState('')
  const separators = isVerbatim ? /[\n\r]+/ : /[\n\r\t,;，；、]+/
  const add = (text: string) => {
    const added = text.split(separators).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
    setDraft('')
    if (added.length > 0) onChange([...new Set([...words, ...added])])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || (event.key === ',' && !isVerbatim)) {
      event.preventDefault()
      add(draft)
    } else if (event.key === 'Backspace' && draft === '' && words.length > 0) {
      event.preventDefault()
      setDraft(words.at(-1) ?? '')
      onChange(words.slice(0, -1))
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    if (!separators.test(text)) return
    event.preventDefault()
    add(draft + text)
  }
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {({ id, describedBy }) => (
        <div className={css.chips}>
          {words.map((word) => (
            <span key={word} className={css.chip} dir="auto">
              {word}
              <button
                type="button"
                aria-label={t('form.removeWord', { word })}
                onClick={() => onChange(words.filter((other) => other !== word))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </span>
          ))}
          <input
            id={id}
            className={css.chipInput}
            value={draft}
            lang={language}
            dir="auto"
            placeholder={words.length === 0 ? t('form.addWords') : ''}
            aria-describedby={describedBy}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => add(draft)}
          />
        </div>
      )}
    </Field>
  )
}
