import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequiredSkill } from '../../schemas/flow.ts'
import { Button, IconButton } from '../controls/Button.tsx'
import css from '../controls/controls.module.css'
import { AtItem } from '../controls/FieldPlace.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { NewResourceLine } from './NewResourceLine.tsx'
import { ResourceSelect } from './ResourceSelect.tsx'
import { withOptional } from './withOptional.ts'

type Props = {
  readonly skills: readonly RequiredSkill[]
  /** where they lie in the form */
  readonly at?: string
  readonly onChange: (skills: readonly RequiredSkill[]) => void
}

/** As many as the schema takes. */
const MOST_SKILLS = 20

/** The skills that an agent must have, each with its least level. */
export function SkillsEditor({ skills, at, onChange }: Props) {
  const { t } = useTranslation()
  const known = useWorkspace().skills
  const [isCreating, setCreating] = useState(false)
  const isRequired = (id: string) => skills.some(({ skill }) => skill === id)
  const free = Object.keys(known).find((id) => !isRequired(id))
  return (
    <fieldset className={css.group}>
      <legend className={css.label}>{t('form.skills')}</legend>
      {skills.map((item, index) => {
        const change = (changed: RequiredSkill) => onChange(skills.with(index, changed))
        const name = known[item.skill]?.name ?? item.skill
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a skill must be exchanged without losing the focus
          <AtItem key={index} at={at} index={index}>
            <div className={css.skillRow}>
              <ResourceSelect
                kind="skill"
                label={t('form.skill')}
                value={item.skill}
                at="skill"
                without={isRequired}
                onChange={(skill) => change({ ...item, skill })}
              />
              <NumberField
                label={t('form.level')}
                value={item.level}
                at="level"
                least={1}
                most={10}
                placeholder="1"
                onChange={(level) => change(withOptional(item, 'level', level))}
              />
              <IconButton
                icon={Trash2}
                label={t('form.removeWord', { word: name })}
                onClick={() => onChange(skills.toSpliced(index, 1))}
              />
            </div>
          </AtItem>
        )
      })}
      {skills.length === 0 && <p className={css.help}>{t('form.noSkills')}</p>}
      {free !== undefined && skills.length < MOST_SKILLS && (
        <Button icon={Plus} look="quiet" onClick={() => onChange([...skills, { skill: free }])}>
          {t('form.addSkill')}
        </Button>
      )}
      {free === undefined && !isCreating && (
        <Button icon={Plus} look="quiet" onClick={() => setCreating(true)}>
          {t('resources.skill.createHere')}
        </Button>
      )}
      {isCreating && (
        <NewResourceLine
          kind="skill"
          onDone={(id) => {
            setCreating(false)
            if (id !== null) onChange([...skills, { skill: id }])
          }}
        />
      )}
    </fieldset>
  )
}
