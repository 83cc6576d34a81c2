import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../schemas/resources.ts'
import css from './ChannelConnection.module.css'
import { CHANNEL_STEPS, type Sign } from './channelSteps.ts'

type Props = { readonly kind: Exclude<Channel['kind'], 'web'>; readonly signs: ReadonlySet<Sign> }

/** What to do at the platform and on the host, in order; what is done is ticked. */
export function ChannelSteps({ kind, signs }: Props) {
  const { t } = useTranslation()
  const steps = CHANNEL_STEPS[kind].map(
    // One of the steps that the kind has: a test counts them.
    (sign, index) => ({ sign, text: t(`channelSteps.${kind}.${index + 1}` as 'channelSteps.telegram.1') }),
  )
  return (
    <ol className={css.steps}>
      {[...steps, { sign: 'heard' as const, text: t('channelConnection.firstEvent') }].map(({ sign, text }) => (
        <li key={text} data-done={signs.has(sign)}>
          {text}
          {signs.has(sign) && (
            <>
              {'\u00a0'}
              <Check size={15} role="img" aria-label={t('channelConnection.done')} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
