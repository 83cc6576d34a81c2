import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from '../controls/controls.module.css'

type Props = {
  readonly name: string
  /** the names of the entries beside it */
  readonly others: readonly string[]
  readonly onChange: (name: string) => void
}

/** The name of an entry. One that another has, or none, stays in the field, marked with the reason, until it is a name of its own. */
export function EntryName({ name, others, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? name
  const problem = shown === '' ? t('form.nameMissing') : others.includes(shown) ? t('form.nameTaken') : null
  return (
    <div className={css.entryName}>
      <input
        className={`${css.input} ${css.mono}`}
        aria-label={t('form.name')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        spellCheck={false}
        value={shown}
        onChange={({ target }) => {
          setDraft(target.value)
          if (target.value !== '' && !others.includes(target.value)) onChange(target.value)
        }}
        onBlur={() => setDraft(null)}
      />
      {problem !== null && (
        <p id={id} className={css.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
