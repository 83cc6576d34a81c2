import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../controls/Button.tsx'
import css from '../../controls/controls.module.css'
import { type Scalar, ScalarInput } from '../ScalarInput.tsx'

type Scalars = { readonly [name: string]: Scalar }
type Props = {
  readonly label: string
  readonly help: string
  readonly value: Scalars
  /** undefined when nothing is left */
  readonly onChange: (value: Scalars | undefined, key?: string) => void
  /** what a new entry is called at first */
  readonly newName?: string
}

/** Names with values that are texts (templates), numbers, yes or no, or nothing, which removes what was there. */
export function ScalarsField({ label, help, value, onChange, newName = 'name' }: Props) {
  const { t } = useTranslation()
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
          <input
            className={`${css.input} ${css.mono}`}
            aria-label={t('form.name')}
            value={name}
            onChange={({ target }) => set(entries.with(index, [target.value, scalar]), `name/${index}`)}
          />
          <ScalarInput
            value={scalar}
            onChange={(next, isTyped) => set(entries.with(index, [name, next]), isTyped ? `value/${index}` : undefined)}
          />
          <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(entries.toSpliced(index, 1))} />
        </div>
      ))}
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
