import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_WAIT } from '../../runtime/engine/limits.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { sayDuration } from '../i18n/sayDuration.ts'
import { readDuration } from './durations.ts'
import type { NodeOf } from './NodeFace.ts'
import { OptionalContent } from './OptionalContent.tsx'
import { withOptional } from './withOptional.ts'

type DurationProps = {
  readonly label: string
  readonly value: string | undefined
  readonly fallback: string
  /** where it lies in the form */
  readonly at?: string
  readonly onChange: (value: string | undefined) => void
}

/** A length of time in words, `10 minutes`; the file's own `PT10M` is taken as well. Empty means the default. */
export function DurationField({ label, value, fallback, at, onChange }: DurationProps) {
  const { t, i18n } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const isRead = (text: string) => text.trim() === '' || readDuration(text) !== null
  const shown = draft ?? (value === undefined ? '' : sayDuration(value, i18n.language))
  return (
    <TextField
      label={label}
      value={shown}
      placeholder={sayDuration(fallback, i18n.language)}
      {...(at === undefined ? {} : { at })}
      help={t('form.durationHelp')}
      problem={isRead(shown) ? null : t('form.durationWrong')}
      onBlur={() => {
        // What cannot be read stays, marked: it would be lost without a word.
        if (isRead(shown)) setDraft(null)
      }}
      onChange={(text) => {
        setDraft(text)
        const read = readDuration(text)
        if (read !== null || text.trim() === '') onChange(read ?? undefined)
      }}
    />
  )
}

type Waiting = NodeOf<'botHandoff' | 'collect' | 'keywordRoute' | 'menu' | 'request'>
type WaitProps<N> = { readonly node: N; readonly onChange: (node: N, key?: string) => void }

/** How long a node waits. */
export function TimeoutField<N extends Waiting>({
  node,
  fallback = DEFAULT_WAIT,
  onChange,
}: WaitProps<N> & { readonly fallback?: string }) {
  const { t } = useTranslation()
  return (
    <DurationField
      label={t('form.timeout')}
      value={node.timeout}
      fallback={fallback}
      at="timeout"
      onChange={(timeout) => onChange(withOptional<Waiting, 'timeout'>(node, 'timeout', timeout) as N, 'timeout')} // the same node, but for that
    />
  )
}

/** What a node that asks does with an answer that does not fit, and without one: how it asks again, how often, how long it waits. */
export function AskAgainFields<N extends NodeOf<'collect' | 'menu'>>({ node, onChange }: WaitProps<N>) {
  const { t } = useTranslation()
  const set = <Name extends 'retry' | 'attempts'>(
    name: Name,
    setting: NonNullable<N[Name]> | undefined,
    key?: string,
  ) => onChange(withOptional(node, name, setting), key)
  return (
    <>
      <OptionalContent
        question={t('form.askAgainOtherwise')}
        label={t('form.retry')}
        content={node.retry}
        at="retry"
        onChange={(retry, key) => set('retry', retry, key && `retry/${key}`)}
      />
      <AttemptsField value={node.attempts} onChange={(attempts) => set('attempts', attempts, 'attempts')} />
      <TimeoutField node={node} onChange={onChange} />
    </>
  )
}

type AttemptsProps = { readonly value: number | undefined; readonly onChange: (value: number | undefined) => void }

function AttemptsField({ value, onChange }: AttemptsProps) {
  const { t } = useTranslation()
  return (
    <NumberField
      label={t('form.attempts')}
      value={value}
      at="attempts"
      least={1}
      most={10}
      placeholder="3"
      help={t('form.attemptsHelp')}
      onChange={onChange}
    />
  )
}
