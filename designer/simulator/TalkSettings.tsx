import { useTranslation } from 'react-i18next'
import { saysWaiting } from '../../runtime/engine/life/lifeOf.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Opening } from '../../runtime/proof/explore/openingsFor.ts'
import { CheckField } from '../controls/CheckField.tsx'
import controls from '../controls/controls.module.css'
import { Field } from '../controls/Field.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { WordsField } from '../controls/WordsField.tsx'
import { entryOf } from '../document/records.ts'
import { ScalarsField } from '../nodes/assign/ScalarsField.tsx'
import type { Scalar } from '../nodes/ScalarInput.tsx'
import { DurationField } from '../nodes/WaitFields.tsx'
import { withOptional } from '../nodes/withOptional.ts'
import { instantAt, localTime } from './clock.ts'
import css from './Simulator.module.css'
import type { Talk } from './Talk.ts'

type Props = {
  readonly talk: Talk
  readonly workspace: Workspace
  readonly zone: string
  readonly onChange: (opening: Opening) => void
  /** begins elsewhere; null: where customers begin */
  readonly onFrom: (from: string | null) => void
}

/** How the conversation opens: when, where, who writes. A change plays it anew. */
export function TalkSettings({ talk, workspace, zone, onChange, onFrom }: Props) {
  const { t } = useTranslation()
  const { at, channel = '', contact = {}, emergency = {}, inQueue } = talk.opening
  const { name, language, tags } = contact
  const scalars = Object.fromEntries(
    Object.entries(contact).filter((entry): entry is [string, Scalar] => {
      return (
        !OWN_FIELDS.includes(entry[0]) &&
        (entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]))
      )
    }),
  )
  const languages = entryOf(workspace.flows, talk.flowId)?.languages ?? []
  const known = language === undefined || languages.includes(language) ? languages : [...languages, language]
  const none = { value: '', label: t('simulator.unknown') }
  const set = (change: Opening) => onChange({ ...talk.opening, ...change })
  const setInQueue = (changed: NonNullable<Opening['inQueue']>) => set({ inQueue: changed })
  const setContact = (change: NonNullable<Opening['contact']>) => {
    const kept = Object.entries({ ...contact, ...change }).filter(([, value]) => value !== undefined && value !== '')
    set({ contact: Object.fromEntries(kept) })
  }
  return (
    <section className={css.settings} aria-label={t('simulator.settings')}>
      <div className={controls.row}>
        <Field label={t('simulator.begins')}>
          {({ id }) => (
            <input
              id={id}
              className={controls.input}
              type="datetime-local"
              value={localTime(Date.parse(at ?? ''), zone)}
              onChange={({ target }) => {
                const begins = instantAt(target.value, zone)
                if (begins !== null) set({ at: begins })
              }}
            />
          )}
        </Field>
        <SelectField
          label={t('simulator.channel')}
          value={channel}
          options={[
            { value: '', label: 'web' },
            ...Object.entries(workspace.channels).map(([value, { kind }]) => ({ value, label: `${value} (${kind})` })),
          ]}
          onChange={(chosen) => {
            const { channel: _, ...rest } = talk.opening
            onChange(chosen === '' ? rest : { ...rest, channel: chosen })
          }}
        />
      </div>
      <SelectField
        label={t('simulator.beginsAt')}
        value={talk.from ?? ''}
        options={[
          { value: '', label: t('simulator.fromStart') },
          ...Object.keys(entryOf(workspace.flows, talk.flowId)?.nodes ?? {}).map((id) => ({ value: id, label: id })),
        ]}
        onChange={(id) => onFrom(id === '' ? null : id)}
      />
      <div className={controls.row}>
        <TextField label={t('simulator.contactName')} value={name ?? ''} onChange={(name) => setContact({ name })} />
        <SelectField
          label={t('simulator.contactLanguage')}
          value={language ?? ''}
          options={[none, ...known.map((value) => ({ value, label: value }))]}
          onChange={(language) => setContact({ language })}
        />
      </div>
      <WordsField label={t('simulator.tags')} words={tags ?? []} onChange={(tags) => setContact({ tags })} />
      <ScalarsField
        label={t('simulator.attributes')}
        help={t('simulator.attributesHelp')}
        newName="attribute"
        value={scalars}
        onChange={(next) => {
          const others = Object.entries(contact).filter(([key]) => !Object.hasOwn(scalars, key))
          // A contact's own fields have their own places above.
          const fresh = Object.entries(next ?? {}).filter(([key]) => !OWN_FIELDS.includes(key))
          set({ contact: Object.fromEntries([...others, ...fresh]) })
        }}
      />
      {saysWaiting(workspace) && (
        <div className={controls.row}>
          <NumberField
            label={t('simulator.place')}
            value={inQueue?.place}
            least={1}
            most={10_000}
            placeholder="1"
            onChange={(place) => setInQueue({ ...inQueue, place: place ?? 1 })}
          />
          <DurationField
            label={t('simulator.wait')}
            value={inQueue?.wait}
            fallback="PT8M"
            onChange={(wait) => setInQueue(withOptional({ place: 1, ...inQueue }, 'wait', wait))}
          />
        </div>
      )}
      {Object.values(workspace.schedules).length > 0 && (
        <fieldset className={controls.group}>
          <legend className={controls.label}>{t('simulator.emergencies')}</legend>
          {Object.values(workspace.schedules).map((schedule) => (
            <CheckField
              key={schedule.id}
              label={schedule.id}
              value={emergency[schedule.id] ?? schedule.emergency ?? false}
              onChange={(isOn) => set({ emergency: { ...emergency, [schedule.id]: isOn } })}
            />
          ))}
        </fieldset>
      )}
    </section>
  )
}

const OWN_FIELDS: readonly string[] = ['id', 'name', 'language', 'tags']
