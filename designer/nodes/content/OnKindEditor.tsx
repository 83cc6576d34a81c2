import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CAPABILITIES } from '../../../runtime/channels/kinds.ts'
import type { ChannelKind, ContentPart, Text } from '../../../schemas/flow.ts'
import { IconButton } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { At } from '../../controls/FieldPlace.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { withOptional } from '../withOptional.ts'
import { PartFields } from './PartFields.tsx'
import { PART_KINDS, partKindOf, withPartKind } from './partKinds.ts'

const KINDS = Object.keys(CAPABILITIES) as readonly ChannelKind[] // the keys of an exhaustive record

type Props = {
  readonly part: ContentPart
  readonly languages: readonly string[]
  readonly empty: () => Text
  readonly onChange: (part: ContentPart, key?: string) => void
}

/** What is sent in a message's place on some kinds of channel. */
export function OnKindEditor({ part, languages, empty, onChange }: Props) {
  const { t } = useTranslation()
  const { on = {} } = part
  const said = KINDS.filter((kind) => on[kind] !== undefined)
  const set = (kind: ChannelKind, variant: ContentPart | undefined, key?: string) => {
    const { [kind]: _, ...others } = on
    const next = variant === undefined ? others : { ...on, [kind]: variant }
    onChange(withOptional(part, 'on', Object.keys(next).length === 0 ? undefined : next), key)
  }
  return (
    <At name="on">
      {said.map((kind) => {
        const variant = on[kind] ?? part
        return (
          <At key={kind} name={kind}>
            <fieldset className={controls.item}>
              <legend className="visuallyHidden">{t('form.onKind', { kind: t(`channelKinds.${kind}`) })}</legend>
              <div className={controls.itemHead}>
                <div>
                  <SelectField
                    label={t('form.onKind', { kind: t(`channelKinds.${kind}`) })}
                    value={partKindOf(variant)}
                    options={PART_KINDS.map((value) => ({ value, label: t(`media.${value}`) }))}
                    onChange={(own) => set(kind, withPartKind(variant, own, empty()))}
                  />
                </div>
                <IconButton isSmall icon={Trash2} label={t('form.remove')} onClick={() => set(kind, undefined)} />
              </div>
              <PartFields
                part={variant}
                languages={languages}
                note={() => null}
                onChange={(next, key) => set(kind, next, key === undefined ? undefined : `on/${kind}/${key}`)}
              />
            </fieldset>
          </At>
        )
      })}
      <SelectField<ChannelKind | ''>
        label={t('form.sayOtherwise')}
        value=""
        options={[
          { value: '', label: t('form.none') },
          ...KINDS.filter((kind) => !said.includes(kind)).map((value) => ({
            value,
            label: t(`channelKinds.${value}`),
          })),
        ]}
        onChange={(kind) => {
          const { on: _, ...own } = part
          if (kind !== '') set(kind, 'text' in own ? { text: own.text } : own)
        }}
      />
    </At>
  )
}
