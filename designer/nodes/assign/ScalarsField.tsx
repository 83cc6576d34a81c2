import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../controls/Button.tsx'
import css from '../../controls/controls.module.css'
import { PlaceNote } from '../../controls/PlaceNote.tsx'
import { EntryName } from '../EntryName.tsx'
import { type Scalar, ScalarInput } from '../ScalarInput.tsx'

type Scalars = { readonly [name: string]: Scalar }
type Props = {
  readonly label: string
  readonly help: string
  readonly value: Scalars
  /** where it lies in the form */
  readonly at?: string
  /** undefined when nothing is left */
  readonly onChange: (value: Scalars | undefined, key?: string) => void
  /** what a new entry is called at first */
  readonly newName?: string
}

/** Names with values that are texts (templates), numbers, yes or no, or nothing, which removes what was there. */
export function ScalarsField({ label, help, value, at, onChange, newName = 'name' }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const entries = Object.entries(value)
  const set = (next: readonly (readonly [string, Scalar])[], key?: string) => {
    if (new Set(next.map(([name]) => name)).size === next.length) {
      onChange(next.length === 0 ? undefined : Object.fromEntries(next), key && `${label}/${key}`)
    }
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{label}</legend>
      <p className={css.help}>{help}</p>
      {entries.map(([name, scalar], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name must be editable without losing the focus
        <div key={index} className={`${css.entry} ${css.scalar}`}>
          <EntryName
            name={name}
            others={entries.flatMap(([other], at) => (at === index ? [] : [other]))}
            onChange={(next) => set(entries.with(index, [next, scalar]), `name/${index}`)}
          />
          <ScalarInput
            value={scalar}
            onChange={(next, isTyped) => set(entries.with(index, [name, next]), isTyped ? `value/${index}` : undefined)}
          />
          <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(entries.toSpliced(index, 1))} />
        </div>
      ))}
      <PlaceNote id={id} at={at} />
      <Button icon={Plus} look="quiet" onClick={() => set([...entries, [freeName(value, newName), '']])}>
        {t('form.addEntry')}
      </Button>
    </fieldset>
  )
}

function freeName(taken: Scalars, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}${count}`
    if (!Object.hasOwn(taken, name)) return name
  }
}
