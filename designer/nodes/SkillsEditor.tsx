import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequiredSkill } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { ItemList } from '../controls/ItemList.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { optional } from '../controls/optional.ts'
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

/** The skills that an agent must have, each with its least level. */
export function SkillsEditor({ skills, at, onChange }: Props) {
  const { t } = useTranslation()
  const known = useWorkspace().skills
  const [isCreating, setCreating] = useState(false)
  const isRequired = (id: string) => skills.some(({ skill }) => skill === id)
  const free = Object.keys(known).find((id) => !isRequired(id))
  return (
    <>
      <ItemList<RequiredSkill>
        items={skills}
        {...optional({ at })}
        most={free === undefined ? skills.length : 20}
        addLabel={t('form.addSkill')}
        create={() => ({ skill: free ?? 'skill' })}
        keyOf={(_, index) => String(index)}
        onChange={onChange}
        title={({ skill }) => known[skill]?.name ?? skill}
        body={(item, change) => (
          <>
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
          </>
        )}
      />
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
    </>
  )
}
