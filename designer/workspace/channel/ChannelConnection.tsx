import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../controls/Button.tsx'
import { useDesigner } from '../../editor/DesignerContext.ts'
import { useNeeds } from '../../editor/useMay.ts'
import { ENGLISH } from '../../i18n/createI18n.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import { ChannelAddress } from './ChannelAddress.tsx'
import css from './ChannelConnection.module.css'
import { ChannelHealth } from './ChannelHealth.tsx'
import { type Checked, Findings } from './Findings.tsx'

/** How an account is connected, step by step; whether it is; and how it does. */
export function ChannelConnection({ id, value: { kind } }: ResourceFormProps<'channel'>) {
  const { t } = useTranslation()
  const { channels } = useDesigner()
  const [needsDesigner, needsPublisher] = [useNeeds('designer'), useNeeds('publisher')]
  const [checked, setChecked] = useState<Checked | 'asking' | null>(null)
  if (kind === 'web') return null
  const ask = async (how: 'check' | 'connect') => {
    setChecked('asking')
    setChecked(await channels[how](id))
  }
  const diagnosis = checked !== null && checked !== 'asking' && checked.ok ? checked.value : null
  return (
    <section className={css.connection} aria-labelledby="channel-connection">
      <h3 id="channel-connection">{t('channelConnection.title')}</h3>
      <ol>
        {Object.keys(ENGLISH.channelSteps[kind]).map((step) => (
          // One of the steps that the kind has.
          <li key={step}>{t(`channelSteps.${kind}.${step}` as 'channelSteps.telegram.1')}</li>
        ))}
      </ol>
      <ChannelAddress id={id} kind={kind} publicAddress={diagnosis?.address ?? null} />
      <div className={css.buttons}>
        <Button onClick={() => void ask('check')} aria-disabled={checked === 'asking'} {...needsDesigner}>
          {t('channelConnection.test')}
        </Button>
        {diagnosis?.canSubscribe === true && diagnosis.hookUrl !== diagnosis.address && (
          <Button look="primary" onClick={() => void ask('connect')} {...needsPublisher}>
            {t('channelConnection.connect')}
          </Button>
        )}
      </div>
      <div role="status">
        {checked === 'asking' ? (
          <p>{t('channelConnection.asking')}</p>
        ) : (
          checked !== null && <Findings checked={checked} />
        )}
      </div>
      <ChannelHealth key={checked === 'asking' ? 'asking' : 'asked'} id={id} />
    </section>
  )
}
