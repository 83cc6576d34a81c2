import { type ReactNode, useId } from 'react'
import css from './controls.module.css'
import { FieldNote } from './FieldNote.tsx'
import { useFieldIssues, useFieldPath } from './FieldPlace.tsx'

type Control = { readonly id: string; readonly describedBy: string | undefined; readonly isInvalid: boolean }

type Props = {
  readonly label: string
  readonly help?: string
  readonly problem?: string | null
  /** where its value lies in the form, as a JSON pointer without its first slash: what the checks find there stands under it */
  readonly at?: string
  /** read out alone, where the place says what it is */
  readonly isLabelHidden?: boolean
  /** draws the control, which takes over the ids */
  readonly children: (control: Control) => ReactNode
}

/** A labelled control with its help and its problems, tied together for those who do not see them. */
export function Field({ label, help, problem = null, at, isLabelHidden = false, children }: Props) {
  const id = useId()
  const issues = useFieldIssues(at)
  const path = useFieldPath(at)
  const hasNote = help !== undefined || problem !== null || issues.length > 0
  const isInvalid = problem !== null || issues.some(({ severity }) => severity === 'error')
  return (
    <div className={css.field} data-place={path}>
      <label className={isLabelHidden ? 'visuallyHidden' : css.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: hasNote ? `${id}-note` : undefined, isInvalid })}
      {hasNote && <FieldNote id={`${id}-note`} help={help} problem={problem} issues={issues} />}
    </div>
  )
}
