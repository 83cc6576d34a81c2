import { useTranslation } from 'react-i18next'
import { CHANNEL_LIMITS } from '../../../runtime/engine/channelLimits.ts'
import type { Channel, PlatformChannel, WebChannel } from '../../../schemas/resources.ts'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { channelOfKind } from '../../document/workspace/channelOfKind.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { ResourceSelect } from '../../nodes/ResourceSelect.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import css from '../Workspace.module.css'
import { CountryField } from './CountryField.tsx'
import { EnvironmentField } from './EnvironmentField.tsx'

const KINDS = Object.keys(CHANNEL_LIMITS) as readonly Channel['kind'][] // the keys of an exhaustive record

/** An account on a platform: which flow answers there, in which language, and what the platform and we show each other. */
export function ChannelForm({ id, value, onChange }: ResourceFormProps<'channel'>) {
  const { t } = useTranslation()
  const { workspace } = useWorkspace()
  return (
    <>
      <TextField
        label={t('form.name')}
        value={value.name ?? ''}
        placeholder={id}
        onChange={(name) => onChange(withOptional(value, 'name', name === '' ? undefined : name), 'name')}
      />
      <SelectField
        label={t('channel.kind')}
        value={value.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`channelKinds.${kind}`) }))}
        onChange={(kind) => onChange(channelOfKind(value, kind, id))}
      />
      <ResourceSelect
        kind="flow"
        label={t('channel.flow')}
        value={value.flow}
        onChange={(flow) => onChange({ ...value, flow })}
      />
      <SelectField
        label={t('channel.language')}
        help={t('channel.languageHelp')}
        value={value.language ?? ''}
        options={[
          { value: '', label: t('channel.languageUnknown') },
          ...workspace.languages.map((language) => ({ value: language, label: language })),
        ]}
        onChange={(language) => onChange(withOptional(value, 'language', language === '' ? undefined : language))}
      />
      <CountryField
        country={value.country}
        fallback={workspace.country}
        onChange={(country) => onChange(withOptional(value, 'country', country), 'country')}
      />
      {value.kind === 'web' ? (
        <WebFields value={value} onChange={onChange} />
      ) : (
        <PlatformFields value={value} onChange={onChange} />
      )}
      <div>
        <h3>{t('channel.address')}</h3>
        <code className={css.code}>
          {value.kind === 'web' ? `POST /api/channels/${id}/messages` : `POST /webhooks/${id}`}
        </code>
      </div>
    </>
  )
}

type FieldsProps<T extends Channel> = { readonly value: T; readonly onChange: (value: T, key?: string) => void }

function WebFields({ value, onChange }: FieldsProps<WebChannel>) {
  const { t } = useTranslation()
  return (
    <>
      <EnvironmentField
        label={t('channel.token')}
        value={value.token}
        isSecret
        help={t('channel.webTokenHelp')}
        onChange={(token) => onChange(withOptional(value, 'token', token), 'token')}
      />
      <EnvironmentField
        label={t('channel.deliverTo')}
        value={value.deliverTo}
        help={t('channel.deliverToHelp')}
        onChange={(url) => onChange(withOptional(value, 'deliverTo', url), 'deliverTo')}
      />
      <EnvironmentField
        label={t('bot.secret')}
        value={value.secret}
        isSecret
        help={t('channel.secretHelp')}
        onChange={(secret) => onChange(withOptional(value, 'secret', secret), 'secret')}
      />
    </>
  )
}

function PlatformFields({ value, onChange }: FieldsProps<PlatformChannel>) {
  const { t } = useTranslation()
  return (
    <>
      <EnvironmentField
        label={t('channel.account')}
        value={value.account}
        help={t('channel.accountHelp')}
        onChange={(account) => onChange(withOptional(value, 'account', account), 'account')}
      />
      <EnvironmentField
        label={t('channel.token')}
        value={value.token}
        isSecret
        help={t('channel.tokenHelp')}
        onChange={(token) => onChange(withOptional(value, 'token', token), 'token')}
      />
      <EnvironmentField
        label={t('channel.appSecret')}
        value={value.appSecret}
        isSecret
        help={t('channel.appSecretHelp')}
        onChange={(secret) => onChange(withOptional(value, 'appSecret', secret), 'appSecret')}
      />
    </>
  )
}
