import { Copy, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import css from './controls.module.css'
import { FieldNote } from './FieldNote.tsx'
import { useFieldIssues, useFieldPath } from './FieldPlace.tsx'
import type { Source } from './translations.ts'
import { useLanguageName } from './useLanguageName.ts'

type Props = {
  readonly id: string
  readonly label: string
  readonly language: string
  readonly value: string
  /** set when the translation is missing */
  readonly source: Source | null
  readonly isLong: boolean
  readonly note: { readonly words: string; readonly isTooMuch: boolean } | null
  readonly onChange: (value: string) => void
  /** where it lies in the form: see Field */
  readonly at?: string
}

/** A text in one language; when it is missing there, it says so and offers the words of another to begin with. */
export function LanguageField({ id, label, language, value, source, isLong, note, onChange, at }: Props) {
  const issues = useFieldIssues(at)
  const path = useFieldPath(at)
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const shared = {
    id,
    className: css.input,
    value,
    lang: language,
    dir: 'auto',
    placeholder: t('form.writeIn', { language: nameOf(language) }),
    'aria-label': label,
    'aria-describedby': `${id}-note`,
    'aria-invalid': note?.isTooMuch === true || issues.some(({ severity }) => severity === 'error'),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  } as const
  return (
    <div className={css.language} data-place={path}>
      <span className={css.tag} title={nameOf(language)} aria-hidden="true">
        {language}
      </span>
      {isLong ? <textarea {...shared} rows={2} /> : <input {...shared} />}
      <div
        id={`${id}-note`}
        className={css.languageNote}
        data-always={source !== null || note?.isTooMuch === true || issues.length > 0}
      >
        {source !== null && (
          <>
            <span className={css.untranslated}>
              <TriangleAlert size={12} aria-hidden="true" /> {t('form.untranslated')}
            </span>
            <button
              type="button"
              className={css.link}
              aria-label={t('form.copyFromInto', { from: nameOf(source.language), into: nameOf(language) })}
              onClick={() => onChange(source.text)}
            >
              <Copy size={12} aria-hidden="true" /> {t('form.copyFrom', { language: nameOf(source.language) })}
            </button>
          </>
        )}
        {issues.length > 0 && <FieldNote id={`${id}-issues`} help={undefined} problem={null} issues={issues} />}
        {note !== null && source === null && issues.length === 0 && (
          <span className={note.isTooMuch ? css.problem : css.help}>{note.words}</span>
        )}
      </div>
    </div>
  )
}
