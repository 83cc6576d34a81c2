import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../controls/Button.tsx'
import css from '../controls/controls.module.css'
import { PlaceNote } from '../controls/PlaceNote.tsx'
import { freeId } from '../document/slug.ts'
import { EntryName } from './EntryName.tsx'

type Entries = { readonly [name: string]: string }
type Props = {
  readonly label: string
  readonly help: string
  readonly value: Entries
  /** where it lies in the form */
  readonly at?: string
  /** undefined when nothing is left */
  readonly onChange: (value: Entries | undefined, key?: string) => void
}

/** Names with their values, line by line, in the order in which they stand. A name that is already there is not taken. */
export function RecordField({ label, help, value, at, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const entries = Object.entries(value)
  const set = (next: readonly (readonly [string, string])[], key?: string) => {
    if (new Set(next.map(([name]) => name)).size === next.length) {
      onChange(next.length === 0 ? undefined : Object.fromEntries(next), key && `${label}/${key}`)
    }
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{label}</legend>
      <p className={css.help}>{help}</p>
      {entries.map(([name, text], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name must be editable without losing the focus
        <div key={index} className={css.entry}>
          <EntryName
            name={name}
            others={entries.flatMap(([other], at) => (at === index ? [] : [other]))}
            onChange={(next) => set(entries.with(index, [next, text]), `name/${index}`)}
          />
          <input
            className={`${css.input} ${css.mono}`}
            aria-label={t('form.value')}
            value={text}
            onChange={({ target }) => set(entries.with(index, [name, target.value]), `value/${index}`)}
          />
          <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(entries.toSpliced(index, 1))} />
        </div>
      ))}
      <PlaceNote id={id} at={at} />
      <Button
        icon={Plus}
        look="quiet"
        onClick={() => set([...entries, [freeId('name', (id) => Object.hasOwn(value, id)).replaceAll('-', ''), '']])}
      >
        {t('form.addEntry')}
      </Button>
    </fieldset>
  )
}
