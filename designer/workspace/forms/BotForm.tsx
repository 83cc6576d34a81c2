import { useTranslation } from 'react-i18next'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import { EnvironmentField } from './EnvironmentField.tsx'

/** Where a bot is asked, and what signs the requests. */
export function BotForm({ value, onChange }: ResourceFormProps<'bot'>) {
  const { t } = useTranslation()
  return (
    <>
      <EnvironmentField
        label={t('form.address')}
        value={value.url}
        isRequired
        help={t('bot.urlHelp')}
        onChange={(url = '') => onChange({ ...value, url }, 'url')}
      />
      <EnvironmentField
        label={t('bot.secret')}
        value={value.secret}
        isRequired
        isSecret
        help={t('bot.secretHelp')}
        onChange={(secret = '') => onChange({ ...value, secret }, 'secret')}
      />
      <DurationField
        label={t('form.timeout')}
        value={value.timeout}
        fallback="PT10S"
        onChange={(timeout) => onChange(withOptional(value, 'timeout', timeout), 'timeout')}
      />
    </>
  )
}
