import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChannelDiagnosis } from '../../../schemas/wire.ts'
import type { HostAnswer } from '../../api/askHost.ts'
import css from './ChannelConnection.module.css'

export type Checked = HostAnswer<ChannelDiagnosis>

/** Failures that pass: nothing is wrong with what was set up. */
const PASSING = new Set<string>(['retry', 'throttled', 'quota', 'unknown'])
const NOT_FOUND = 404

/** What is good and what is not, in the order in which it is to be mended. */
export function Findings({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation()
  const settingName = (name: string) => t(`channelSettings.${name as 'token'}`) // of the kinds that have a platform
  if (!checked.ok) {
    const { problem } = checked
    const reason = problem?.detail ?? problem?.title ?? '–'
    return (
      <p role="alert">
        {problem?.status === NOT_FOUND ? t('channelConnection.notLive') : t('channelConnection.failed', { reason })}
      </p>
    )
  }
  const { missing, unset, address, platform, hookUrl } = checked.value
  const lines: (readonly [isGood: boolean, text: string])[] = [
    missing.length === 0
      ? [true, t('channelConnection.settingsGood')]
      : [false, t('channelConnection.settingsLack', { names: missing.map(settingName).join(', ') })],
    unset === null
      ? [true, t('channelConnection.secretsGood')]
      : [false, t('channelConnection.secretsLack', { name: unset })],
  ]
  if (platform !== null && platform.class !== 'ok') {
    const code = [platform.class, platform.code].filter(Boolean).join(' ')
    const isPassing = PASSING.has(platform.class)
    lines.push([false, isPassing ? t('channelConnection.away', { code }) : t('channelConnection.refused', { code })])
  }
  if (platform?.class === 'ok') {
    const { name } = platform
    lines.push([true, name ? t('channelConnection.knownAs', { name }) : t('channelConnection.known')])
  }
  if (hookUrl === address) lines.push([true, t('channelConnection.posts')])
  else if (hookUrl === null) lines.push([false, t('channelConnection.postsNowhere')])
  else if (hookUrl !== undefined) lines.push([false, t('channelConnection.postsElsewhere', { url: hookUrl })])
  return (
    <ul className={css.findings}>
      {lines.map(([isGood, text]) => (
        <li key={text} data-good={isGood}>
          {isGood ? <Check size={15} aria-hidden="true" /> : <X size={15} aria-hidden="true" />}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}
