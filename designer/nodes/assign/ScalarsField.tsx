import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../controls/Button.tsx'
import css from '../../controls/controls.module.css'

type Scalar = string | number | boolean | null
type Scalars = { readonly [name: string]: Scalar }
type Props = {
  readonly label: string
  readonly help: string
  readonly value: Scalars
  /** undefined when nothing is left */
  readonly onChange: (value: Scalars | undefined, key?: string) => void
}

const KINDS = ['text', 'number', 'yes', 'no', 'nothing'] as const
type Kind = (typeof KINDS)[number]

/** Names with values that are texts (templates), numbers, yes or no, or nothing, which removes what was there. */
export function ScalarsField({ label, help, value, onChange }: Props) {
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
          <select
            className={css.input}
            aria-label={t('form.kind')}
            value={kindOf(scalar)}
            onChange={({ target }) => set(entries.with(index, [name, asKind(scalar, target.value as Kind)]))} // the options are the kinds
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`scalars.${kind}`)}
              </option>
            ))}
          </select>
          {(typeof scalar === 'string' || typeof scalar === 'number') && (
            <input
              className={`${css.input} ${css.mono}`}
              aria-label={t('form.value')}
              type={typeof scalar === 'number' ? 'number' : 'text'}
              step="any"
              value={scalar}
              onChange={({ target }) =>
                set(
                  entries.with(index, [name, typeof scalar === 'number' ? Number(target.value) : target.value]),
                  `value/${index}`,
                )
              }
            />
          )}
          <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(entries.toSpliced(index, 1))} />
        </div>
      ))}
      <Button icon={Plus} look="quiet" onClick={() => set([...entries, [freeName(value), '']])}>
        {t('form.addEntry')}
      </Button>
    </fieldset>
  )
}

const kindOf = (value: Scalar): Kind =>
  value === null
    ? 'nothing'
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : typeof value === 'number'
        ? 'number'
        : 'text'

function asKind(value: Scalar, kind: Kind): Scalar {
  switch (kind) {
    case 'text':
      return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
    case 'number':
      return typeof value === 'number' ? value : Number.isFinite(Number(value)) ? Number(value) : 0
    case 'yes':
      return true
    case 'no':
      return false
    case 'nothing':
      return null
  }
}

function freeName(taken: Scalars): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'name' : `name${count}`
    if (!Object.hasOwn(taken, name)) return name
  }
}
