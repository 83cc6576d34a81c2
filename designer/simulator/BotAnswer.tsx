import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Give } from '../../runtime/proof/scenario/runScenario.ts'
import type { Json } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { JsonField } from '../controls/JsonField.tsx'
import { TextField } from '../controls/TextField.tsx'
import css from './Simulator.module.css'

type Props = {
  /** what the node that waits has exits for */
  readonly outcomes: readonly string[]
  readonly onGive: (give: Give) => void
}

/** What a bot can do: reply, hand back with an outcome and variables, or fail. */
export function BotAnswer({ outcomes, onGive }: Props) {
  const { t } = useTranslation()
  const [reply, setReply] = useState('')
  const [outcome, setOutcome] = useState('')
  const [variables, setVariables] = useState<Json>({})
  const replies = reply.trim() === '' ? {} : { replies: [reply] }
  const handback = {
    ...(outcome.trim() === '' ? {} : { outcome: outcome.trim() }),
    ...(isRecord(variables) && Object.keys(variables).length > 0 ? { variables } : {}),
  }
  return (
    <form
      className={css.answer}
      onSubmit={(event) => {
        event.preventDefault()
        if (reply.trim() === '') return
        onGive({ bot: replies })
        setReply('')
      }}
    >
      <TextField label={t('simulator.botReply')} value={reply} onChange={setReply} />
      <details className={css.more}>
        <summary>{t('simulator.handbackWith')}</summary>
        <TextField label={t('simulator.outcome')} value={outcome} placeholder="done" onChange={setOutcome} />
        {outcomes.length > 0 && (
          <div className={css.outcomes}>
            {outcomes.map((each) => (
              <Button key={each} aria-pressed={outcome === each} onClick={() => setOutcome(each)}>
                {each}
              </Button>
            ))}
          </div>
        )}
        <JsonField
          label={t('simulator.variables')}
          help={t('simulator.variablesHelp')}
          value={variables}
          onChange={setVariables}
        />
      </details>
      <div className={css.buttons}>
        <Button type="submit" disabled={reply.trim() === ''}>
          {t('simulator.reply')}
        </Button>
        <Button onClick={() => onGive({ bot: { ...replies, handback } })}>{t('simulator.handback')}</Button>
        <Button onClick={() => onGive({ bot: 'fails' })}>{t('simulator.fail')}</Button>
      </div>
    </form>
  )
}

const isRecord = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
