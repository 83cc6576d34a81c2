import { useTranslation } from 'react-i18next'
import type { RequiredSkill } from '../../schemas/flow.ts'
import { ItemList } from '../controls/ItemList.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { withOptional } from './withOptional.ts'

type Props = {
  readonly skills: readonly RequiredSkill[]
  readonly onChange: (skills: readonly RequiredSkill[]) => void
}

/** The skills that an agent must have, each with its least level. */
export function SkillsEditor({ skills, onChange }: Props) {
  const { t } = useTranslation()
  const known = useWorkspace().skills
  const options = Object.entries(known).map(([value, { name }]) => ({ value, label: name }))
  const free = options.find(({ value }) => !skills.some(({ skill }) => skill === value))
  return (
    <ItemList<RequiredSkill>
      items={skills}
      most={free === undefined ? skills.length : 20}
      addLabel={t('form.addSkill')}
      create={() => ({ skill: free?.value ?? 'skill' })}
      keyOf={({ skill }) => skill}
      onChange={onChange}
      title={({ skill }) => known[skill]?.name ?? skill}
      body={(item, change) => (
        <>
          <SelectField
            label={t('form.skill')}
            value={item.skill}
            options={options.filter(
              ({ value }) => value === item.skill || !skills.some(({ skill }) => skill === value),
            )}
            onChange={(skill) => change({ ...item, skill })}
          />
          <NumberField
            label={t('form.level')}
            value={item.level}
            least={1}
            most={10}
            placeholder="1"
            onChange={(level) => change(withOptional(item, 'level', level))}
          />
        </>
      )}
    />
  )
}
