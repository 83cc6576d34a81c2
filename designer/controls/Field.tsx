import { type ReactNode, useId } from 'react'
import css from './controls.module.css'

type Control = { readonly id: string; readonly describedBy: string | undefined; readonly isInvalid: boolean }

type Props = {
  readonly label: string
  readonly help?: string
  readonly problem?: string | null
  /** read out alone, where the place says what it is */
  readonly isLabelHidden?: boolean
  /** draws the control, which takes over the ids */
  readonly children: (control: Control) => ReactNode
}

/** A labelled control with its help and its problem, tied together for those who do not see them. */
export function Field({ label, help, problem = null, isLabelHidden = false, children }: Props) {
  const id = useId()
  const hasNote = help !== undefined || problem !== null
  return (
    <div className={css.field}>
      <label className={isLabelHidden ? 'visuallyHidden' : css.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: hasNote ? `${id}-note` : undefined, isInvalid: problem !== null })}
      {hasNote && (
        <p id={`${id}-note`} className={problem === null ? css.help : css.problem}>
          {problem ?? help}
        </p>
      )}
    </div>
  )
}
