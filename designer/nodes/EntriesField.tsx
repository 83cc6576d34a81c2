import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../controls/Button.tsx'
import css from '../controls/controls.module.css'
import { PlaceNote } from '../controls/PlaceNote.tsx'
import { EntryName } from './EntryName.tsx'

export type EntriesProps<Value> = {
  readonly label: string
  readonly help: string
  readonly value: { readonly [name: string]: Value }
  /** where it lies in the form */
  readonly at?: string
  /** undefined when nothing is left */
  readonly onChange: (value: { readonly [name: string]: Value } | undefined, key?: string) => void
  /** what a new entry is called at first */
  readonly newName?: string
}
type Props<Value> = EntriesProps<Value> & {
  readonly newValue: Value
  readonly className?: string | undefined
  /** the field of a value; a change is `typed` when it was a keystroke, which joins its neighbours in one step of undo */
  readonly field: (value: Value, onChange: (value: Value, isTyped: boolean) => void) => ReactNode
}

/** Names with their values, line by line, in the order in which they stand. A name that is already there is not taken. */
export function EntriesField<Value>(props: Props<Value>) {
  const { label, help, value, at, onChange, newName = 'name', newValue, className = '', field } = props
  const { t } = useTranslation()
  const id = useId()
  const entries = Object.entries(value)
  const set = (next: readonly (readonly [string, Value])[], key?: string) => {
    if (new Set(next.map(([name]) => name)).size === next.length) {
      onChange(next.length === 0 ? undefined : Object.fromEntries(next), key && `${label}/${key}`)
    }
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{label}</legend>
      <p className={css.help}>{help}</p>
      {entries.map(([name, own], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name must be editable without losing the focus
        <div key={index} className={`${css.entry} ${className}`}>
          <EntryName
            name={name}
            others={entries.flatMap(([other], at) => (at === index ? [] : [other]))}
            onChange={(next) => set(entries.with(index, [next, own]), `name/${index}`)}
          />
          {field(own, (next, isTyped) =>
            set(entries.with(index, [name, next]), isTyped ? `value/${index}` : undefined),
          )}
          <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(entries.toSpliced(index, 1))} />
        </div>
      ))}
      <PlaceNote id={id} at={at} />
      <Button icon={Plus} look="quiet" onClick={() => set([...entries, [freeName(value, newName), newValue]])}>
        {t('form.addEntry')}
      </Button>
    </fieldset>
  )
}

function freeName(taken: object, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}${count}`
    if (!Object.hasOwn(taken, name)) return name
  }
}
