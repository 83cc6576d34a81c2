import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../controls/Button.tsx'
import { useDesigner } from '../../editor/DesignerContext.ts'
import { useNeeds } from '../../editor/useMay.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import { ChannelAddress } from './ChannelAddress.tsx'
import css from './ChannelConnection.module.css'
import { ChannelEnvironment } from './ChannelEnvironment.tsx'
import { ChannelHealth } from './ChannelHealth.tsx'
import { ChannelSteps } from './ChannelSteps.tsx'
import { signsOf } from './channelSteps.ts'
import { type Checked, Findings } from './Findings.tsx'
import { useChannelHealth } from './useChannelHealth.ts'

/** How an account is connected, step by step; whether it is; and how it does. */
export function ChannelConnection({ id, value }: ResourceFormProps<'channel'>) {
  const { t } = useTranslation()
  const { channels } = useDesigner()
  const [needsDesigner, needsPublisher] = [useNeeds('designer'), useNeeds('publisher')]
  const [checked, setChecked] = useState<Checked | 'asking' | null>(null)
  const health = useChannelHealth(id, checked)
  if (value.kind === 'web') return null
  const ask = async (how: 'check' | 'connect') => {
    setChecked('asking')
    setChecked(await channels[how](id))
  }
  const diagnosis = checked !== null && checked !== 'asking' && checked.ok ? checked.value : null
  return (
    <section className={css.connection} aria-labelledby="channel-connection">
      <h3 id="channel-connection">{t('channelConnection.title')}</h3>
      <ChannelSteps kind={value.kind} signs={signsOf(diagnosis, health)} />
      <ChannelEnvironment channel={value} />
      <ChannelAddress id={id} channel={value} publicAddress={diagnosis?.address ?? null} />
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
      {health !== null && <ChannelHealth health={health} />}
    </section>
  )
}
