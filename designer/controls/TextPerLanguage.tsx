import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../schemas/flow.ts'
import css from './controls.module.css'
import { LanguageField } from './LanguageField.tsx'
import { sourceFor, withLanguage } from './translations.ts'

type Props = {
  readonly label: string
  readonly text: Text
  readonly languages: readonly string[]
  readonly onChange: (text: Text, language: string) => void
  readonly isLong?: boolean
  /** where it lies in the form: see Field */
  readonly at?: string
  /** what is said under the text of a language: how much of it a channel takes, say */
  readonly note?: (language: string) => { readonly words: string; readonly isTooMuch: boolean } | null
}

/** A text in every language of the flow, side by side where there is room, missing ones marked. One string for all languages becomes one per language at the first edit. */
export function TextPerLanguage({ label, text, languages, onChange, isLong = false, note, at }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{label}</legend>
      <div className={css.languagesRoom}>
        <div className={css.languages}>
          {languages.map((language) => (
            <LanguageField
              key={language}
              id={`${id}-${language}`}
              label={t('form.inLanguage', { label, language })}
              language={language}
              value={typeof text === 'string' ? text : (text[language] ?? '')}
              source={sourceFor(text, language, languages)}
              isLong={isLong}
              {...(at === undefined
                ? {}
                : { at: typeof text === 'string' ? at : at === '' ? language : `${at}/${language}` })}
              note={note?.(language) ?? null}
              onChange={(value) => onChange(withLanguage(text, language, value, languages), language)}
            />
          ))}
        </div>
      </div>
    </fieldset>
  )
}
