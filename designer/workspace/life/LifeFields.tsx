import { useTranslation } from 'react-i18next'
import type { Life } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import { IdleFields } from './IdleFields.tsx'
import { TermsFields } from './TermsFields.tsx'
import { WaitingFields } from './WaitingFields.tsx'

export type LifePart = keyof Life
type Props = {
  readonly life: Life | undefined
  /** what can be said here */
  readonly parts: readonly LifePart[]
  readonly help: string
  readonly onChange: (life: Life | undefined, key?: string) => void
}

/** What a thing is when it is first chosen. Nothing is said until somebody writes it. */
const FRESH: Required<Life> = {
  terms: { version: '1', text: '' },
  idle: { reminders: [{ after: 'PT10M', text: '' }], close: { after: 'PT30M' } },
  waiting: { every: 'PT5M', text: '' },
}

/** What conversations hear by themselves, and when they end by themselves: each thing is said here, or left to what holds of all. */
export function LifeFields({ life = {}, parts, help, onChange }: Props) {
  const { t } = useTranslation()
  const set = (changed: Life, key?: string) =>
    onChange(Object.keys(changed).length === 0 ? undefined : changed, key && `life/${key}`)
  const { terms, idle, waiting } = life
  return (
    <section aria-label={t('life.title')}>
      <h3>{t('life.title')}</h3>
      <p>{help}</p>
      {parts.map((part) => (
        <CheckField
          key={part}
          label={t(`life.${part}`)}
          value={life[part] !== undefined}
          onChange={(isOn) => set(withOptional<Life, LifePart>(life, part, isOn ? FRESH[part] : undefined))}
        />
      ))}
      {terms !== undefined && (
        <TermsFields terms={terms} onChange={(changed, key) => set({ ...life, terms: changed }, key)} />
      )}
      {idle !== undefined && (
        <IdleFields idle={idle} onChange={(changed, key) => set({ ...life, idle: changed }, key)} />
      )}
      {waiting !== undefined && (
        <WaitingFields waiting={waiting} onChange={(changed, key) => set({ ...life, waiting: changed }, key)} />
      )}
    </section>
  )
}
