import { Upload, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { splitLines, splitWords } from './splitWords.ts'

type Props = {
  readonly label: string
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly help?: string
  readonly language?: string
  /** takes what is typed as it is: a pattern may hold commas */
  readonly isVerbatim?: boolean
  /** offers to read a list from a file */
  readonly canImport?: boolean
  readonly isLabelHidden?: boolean
  /** words that are likely; any other can be written too */
  readonly suggestions?: readonly string[]
}

/** Words drawn as chips; of a longer list the rest is counted. */
const MOST_CHIPS = 200

/** Words as chips. Enter or a comma takes what was typed, a pasted list or a file is taken whole, Backspace gives the last one back. */
export function WordsField(props: Props) {
  const { label, words, onChange, help, language, isVerbatim = false, canImport = false, suggestions = [] } = props
  const { t } = useTranslation()
  const [draft, setDraft] = useState('')
  const [told, setTold] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const split = isVerbatim ? splitLines : splitWords
  const add = (text: string) => {
    const { added, repeated } = split(text, words)
    setDraft('')
    if (added.length > 0) onChange([...words, ...added])
    const isWorthTelling = repeated > 0 || added.length > 1
    setTold(
      isWorthTelling
        ? [
            t('form.wordsAdded', { count: added.length }),
            repeated > 0 ? t('form.wordsRepeated', { count: repeated }) : '',
          ]
            .join(' ')
            .trim()
        : '',
    )
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
    if (split(text, []).added.length + split(text, []).repeated < 2) return
    event.preventDefault()
    add(draft + text)
  }
  return (
    <div className={css.field}>
      <Field label={label} isLabelHidden={props.isLabelHidden ?? false} {...(help === undefined ? {} : { help })}>
        {({ id, describedBy }) => (
          <div className={css.chips}>
            {words.slice(0, MOST_CHIPS).map((word) => (
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
            {words.length > MOST_CHIPS && <span className={css.help}>+{words.length - MOST_CHIPS}</span>}
            <input
              id={id}
              list={`${id}-suggestions`}
              className={css.chipInput}
              value={draft}
              lang={language}
              dir="auto"
              placeholder={words.length === 0 ? t('form.addWords') : ''}
              aria-describedby={describedBy}
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={() => {
                if (draft !== '') add(draft)
              }}
            />
            <datalist id={`${id}-suggestions`}>
              {suggestions
                .filter((word) => !words.includes(word))
                .map((word) => (
                  <option key={word} value={word} />
                ))}
            </datalist>
            {canImport && (
              <IconButton
                isSmall
                icon={Upload}
                label={t('form.importWords', { label })}
                onClick={() => file.current?.click()}
              />
            )}
          </div>
        )}
      </Field>
      {canImport && (
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t('form.importWords', { label })}
          onChange={async ({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen !== undefined) add(await chosen.text())
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
