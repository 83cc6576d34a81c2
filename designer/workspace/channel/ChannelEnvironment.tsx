import { useTranslation } from 'react-i18next'
import { environmentNames } from '../../../runtime/engine/environmentNames.ts'
import type { Channel } from '../../../schemas/resources.ts'
import css from './ChannelConnection.module.css'
import { CopyLines } from './CopyLines.tsx'

/** What is to be set where the host runs. */
export function ChannelEnvironment({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const names = environmentNames(Object.values(channel).join(' '))
  if (names.length === 0) return null
  const text = [...names.map((name) => `${name}=…`), `USHER_SECRETS=${names.join(',')}`].join('\n')
  return (
    <div className={css.lines}>
      <h4>{t('channelConnection.environment')}</h4>
      <CopyLines text={text} label={t('channelConnection.copyLines')} />
      <small>{t('channelConnection.environmentHelp')}</small>
    </div>
  )
}
