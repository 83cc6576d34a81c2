import controls from '../../controls/controls.module.css'
import { nameOf } from '../../document/workspace/resources.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import css from '../Workspace.module.css'

type Props = {
  readonly label: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Some of the workspace's skills, at least one; those that no longer exist are shown as long as they are chosen. */
export function SkillPicks({ label, chosen, onChange }: Props) {
  const { skills } = useWorkspace()
  const ids = [...new Set([...Object.keys(skills).sort(), ...chosen])]
  return (
    <fieldset className={controls.group}>
      <legend className={controls.label}>{label}</legend>
      <div className={css.picks}>
        {ids.map((id) => {
          const isChosen = chosen.includes(id)
          return (
            <label key={id} className={css.pick} data-chosen={isChosen}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isChosen && chosen.length === 1}
                onChange={() => onChange(isChosen ? chosen.filter((each) => each !== id) : [...chosen, id])}
              />
              {nameOf(id, skills[id])}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
