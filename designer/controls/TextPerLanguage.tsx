import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../schemas/flow.ts'
import css from './controls.module.css'

type Props = {
  readonly label: string
  readonly text: Text
  readonly languages: readonly string[]
  readonly onChange: (text: Text, language: string) => void
  readonly isLong?: boolean
}

/** A text in every language of the flow, one below the other, missing ones marked. One string for all languages becomes one per language at the first edit. */
export function TextPerLanguage({ label, text, languages, onChange, isLong = false }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const valueIn = (language: string): string => (typeof text === 'string' ? text : (text[language] ?? ''))
  const change = (language: string, value: string) =>
    onChange(
      { ...Object.fromEntries(languages.map((each) => [each, valueIn(each)])), ...all(text), [language]: value },
      language,
    )
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{label}</legend>
      <div className={css.languages}>
        {languages.map((language) => {
          const value = valueIn(language)
          const shared = {
            id: `${id}-${language}`,
            className: css.input,
            value,
            lang: language,
            dir: 'auto',
            placeholder: t('form.untranslated'),
            'aria-label': `${label}, ${language}`,
          } as const
          return (
            <div key={language} className={css.language}>
              <span className={value === '' ? `${css.tag} ${css.untranslated}` : css.tag} aria-hidden="true">
                {language}
              </span>
              {isLong ? (
                <textarea {...shared} rows={2} onChange={(event) => change(language, event.target.value)} />
              ) : (
                <input {...shared} onChange={(event) => change(language, event.target.value)} />
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** The languages that a text has, those included that the flow no longer speaks. */
const all = (text: Text): { readonly [language: string]: string } => (typeof text === 'string' ? {} : text)
