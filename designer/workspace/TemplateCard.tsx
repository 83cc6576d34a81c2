import css from './Workspace.module.css'

type Props = {
  /** the radio buttons of one choice share it */
  readonly group: string
  readonly name: string
  readonly description: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** One thing that a flow can begin from. */
export function TemplateCard({ group, name, description, isChosen, onChoose }: Props) {
  return (
    <label className={css.template} data-chosen={isChosen}>
      <input className="visuallyHidden" type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <strong dir="auto">{name}</strong>
      <span dir="auto">{description}</span>
    </label>
  )
}
