import { useTranslation } from 'react-i18next'
import { CHANNEL_SETTINGS, type ChannelSetting, missingSettings } from '../../../runtime/engine/channelSettings.ts'
import type { Channel, SmsChannel, WebChannel } from '../../../schemas/resources.ts'
import { NumberField } from '../../controls/NumberField.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { channelOfKind } from '../../document/workspace/channelOfKind.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { RecordField } from '../../nodes/RecordField.tsx'
import { ResourceSelect } from '../../nodes/ResourceSelect.tsx'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import { LifeFields } from '../life/LifeFields.tsx'
import type { ResourceFormProps } from '../ResourceFace.ts'
import css from '../Workspace.module.css'
import { CountryField } from './CountryField.tsx'
import { EnvironmentField } from './EnvironmentField.tsx'

const KINDS = Object.keys(CHANNEL_SETTINGS) as readonly Channel['kind'][] // the keys of an exhaustive record

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
      <RecordField
        label={t('channel.variables')}
        help={t('channel.variablesHelp')}
        value={value.variables ?? {}}
        at="variables"
        onChange={(variables, key) => onChange(withOptional(value, 'variables', variables), key)}
      />
      <LifeFields
        life={value.life}
        parts={['terms', 'idle', 'waiting']}
        help={t('life.channelHelp')}
        onChange={(life, key) => onChange(withOptional(value, 'life', life), key)}
      />
      {value.kind === 'web' ? (
        <>
          <WebFields value={value} onChange={onChange} />
          <div>
            <h3>{t('channel.address')}</h3>
            <code className={css.code}>{`POST /api/channels/${id}/messages`}</code>
          </div>
        </>
      ) : (
        <PlatformFields value={value} onChange={onChange} />
      )}
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

function PlatformFields({ value, onChange }: FieldsProps<Channel>) {
  const { t } = useTranslation()
  // One record a kind, so that each list names settings of the channel of its kind.
  const settings = CHANNEL_SETTINGS[value.kind] as readonly ChannelSetting[]
  const given = value as { readonly [name: string]: unknown }
  const missing = missingSettings(value)
  const fields = settings.map(({ name, isSecret }) => {
    const label = t(`channelSettings.${name as PlatformSetting}`)
    const set = (text: string | undefined) => onChange(withOptional(value, name as never, text as never), name)
    const text = typeof given[name] === 'string' ? given[name] : undefined
    if (name === 'provider') {
      const options = [
        { value: '', label: '–' },
        ...PROVIDERS.map((provider) => ({ value: provider, label: provider })),
      ]
      return (
        <SelectField
          key={name}
          label={label}
          value={text ?? ''}
          options={options}
          onChange={(provider) => set(provider === '' ? undefined : provider)}
        />
      )
    }
    const help = [
      ...(missing.includes(name) ? [t('channel.needed')] : []),
      ...(isSecret ? [t('channel.secretOutside')] : []),
    ]
    return (
      <EnvironmentField
        key={name}
        label={label}
        value={text}
        isSecret={isSecret}
        {...(help.length === 0 ? {} : { help: help.join(' ') })}
        onChange={set}
      />
    )
  })
  return (
    <>
      {fields}
      {value.kind === 'whatsapp' && (
        <NumberField
          label={t('channel.messagesPerSecond')}
          help={t('channel.messagesPerSecondHelp')}
          at="messagesPerSecond"
          value={value.messagesPerSecond}
          least={1}
          most={1000}
          placeholder="80"
          onChange={(most) => onChange(withOptional(value, 'messagesPerSecond', most), 'messagesPerSecond')}
        />
      )}
      {value.kind !== 'web' && (
        <>
          <DurationField
            label={t('channel.gapAfterMedia')}
            value={value.gapAfterMedia}
            fallback="PT0S"
            onChange={(gap) => onChange(withOptional(value, 'gapAfterMedia', gap), 'gapAfterMedia')}
          />
          <SelectField
            label={t('channel.whenUnknown')}
            help={t('channel.whenUnknownHelp')}
            value={value.whenUnknown ?? 'usual'}
            options={UNKNOWN.map((policy) => ({ value: policy, label: t(`channel.unknown.${policy}`) }))}
            onChange={(policy) => onChange(withOptional(value, 'whenUnknown', policy === 'usual' ? undefined : policy))}
          />
        </>
      )}
      <EnvironmentField
        label={t('channel.apiUrl')}
        value={typeof given.apiUrl === 'string' ? given.apiUrl : undefined}
        help={t('channel.apiUrlHelp')}
        onChange={(url) => onChange(withOptional(value, 'apiUrl' as never, url as never), 'apiUrl')}
      />
    </>
  )
}

type PlatformSetting = Exclude<ChannelSetting['name'], 'deliverTo' | 'secret' | 'apiUrl'>
const UNKNOWN = ['usual', 'resend', 'giveUp'] as const
const PROVIDERS = ['twilio', 'telnyx'] as const satisfies readonly SmsChannel['provider'][]
