import { useId } from 'react'
import css from './controls.module.css'

type Props = { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void }

export function CheckField({ label, value, onChange }: Props) {
  const id = useId()
  return (
    <div className={css.check}>
      <input id={id} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
