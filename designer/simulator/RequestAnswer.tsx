import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Give } from '../../runtime/proof/scenario/runScenario.ts'
import type { Json } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { JsonField } from '../controls/JsonField.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import type { Awaited } from './playTalk.ts'
import css from './Simulator.module.css'

type Props = {
  readonly request: Extract<Awaited, { type: 'callRequest' }>
  readonly onGive: (give: Give) => void
}

/** What a service can do: answer with a status and a body, or fail. */
export function RequestAnswer({ request, onGive }: Props) {
  const { t } = useTranslation()
  const [status, setStatus] = useState<number | undefined>(200)
  const [body, setBody] = useState<Json>({})
  return (
    <form
      className={css.answer}
      onSubmit={(event) => {
        event.preventDefault()
        if (status !== undefined) onGive({ request: { status, body } })
      }}
    >
      <p className={css.called}>
        <strong>{request.method}</strong> {request.url}
        {request.body !== undefined && <code>{JSON.stringify(request.body)}</code>}
      </p>
      <NumberField label={t('simulator.status')} value={status} least={100} most={599} onChange={setStatus} />
      <JsonField label={t('simulator.body')} help={t('simulator.bodyHelp')} value={body} onChange={setBody} />
      <div className={css.buttons}>
        <Button type="submit" disabled={status === undefined}>
          {t('simulator.answer')}
        </Button>
        <Button onClick={() => onGive({ request: 'fails' })}>{t('simulator.fail')}</Button>
      </div>
    </form>
  )
}
