import { useTranslation } from 'react-i18next'
import type { Queue } from '../../../schemas/resources.ts'
import { ItemList } from '../../controls/ItemList.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import { LifeFields } from '../life/LifeFields.tsx'
import type { ResourceFormProps } from '../ResourceFace.ts'
import { SkillPicks } from './SkillPicks.tsx'

type Step = NonNullable<Queue['relax']>[number]

/** What a queue is called, what it no longer asks for after a while, and how long the last agent is preferred, and whether a contact centre answers. */
export function QueueForm({ value, onChange }: ResourceFormProps<'queue'>) {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const skills = Object.keys(workspace.skills).sort()
  const centres = Object.entries(workspace.channels).filter(([, { kind }]) => kind === 'genesys' || kind === 'sunshine')
  const { relax = [] } = value
  const setRelax = (steps: readonly Step[], key?: string) =>
    onChange(withOptional(value, 'relax', steps.length === 0 ? undefined : steps), key)
  return (
    <>
      <TextField label={t('form.name')} value={value.name} onChange={(name) => onChange({ ...value, name }, 'name')} />
      <DurationField
        label={t('queue.preferLastAgent')}
        value={value.preferLastAgent}
        fallback="PT2M"
        onChange={(time) => onChange(withOptional(value, 'preferLastAgent', time), 'preferLastAgent')}
      />
      <SelectField
        label={t('queue.handOver')}
        help={t('queue.handOverHelp')}
        at="handOver"
        value={value.handOver ?? ''}
        options={[
          { value: '', label: t('queue.ownAgents') },
          ...centres.map(([id, { name = id }]) => ({ value: id, label: name })),
        ]}
        onChange={(channel) => onChange(withOptional(value, 'handOver', channel === '' ? undefined : channel))}
      />
      <section aria-label={t('queue.relax')}>
        <h3>{t('queue.relax')}</h3>
        <p>{t('queue.relaxHelp')}</p>
        <ItemList<Step>
          items={relax}
          most={skills.length === 0 ? relax.length : 20}
          addLabel={t('queue.addStep')}
          create={() => ({ after: 'PT5M', dropSkills: skills.slice(0, 1) })}
          keyOf={(_, index) => String(index)}
          onChange={(steps) => setRelax(steps)}
          title={(_, index) => <strong>{t('queue.step', { number: index + 1 })}</strong>}
          body={(step, _, index) => (
            <>
              <DurationField
                label={t('queue.after')}
                value={step.after}
                fallback="PT5M"
                onChange={(after = 'PT5M') => setRelax(relax.with(index, { ...step, after }), `relax/${index}/after`)}
              />
              <SkillPicks
                label={t('queue.dropSkills')}
                chosen={step.dropSkills}
                onChange={(dropSkills) => setRelax(relax.with(index, { ...step, dropSkills }))}
              />
            </>
          )}
        />
        {skills.length === 0 && <p>{t('queue.noSkills')}</p>}
      </section>
      <LifeFields
        life={value.life}
        parts={['waiting']}
        help={t('life.queueHelp')}
        onChange={(life, key) => onChange(withOptional(value, 'life', life), key)}
      />
    </>
  )
}
