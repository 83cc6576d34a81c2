import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes } from 'react'
import css from './controls.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly icon?: LucideIcon
  readonly look?: 'plain' | 'primary' | 'quiet'
}

/** A button with words, and an icon before them if wanted. */
export function Button({ icon: Icon, look = 'plain', className = '', children, ...rest }: Props) {
  const looks = { plain: '', primary: css.primary, quiet: css.quiet }
  return (
    <button type="button" className={`${css.button} ${looks[look]} ${className}`} {...rest}>
      {Icon !== undefined && <Icon size={15} aria-hidden="true" />}
      {children}
    </button>
  )
}

type IconProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  readonly icon: LucideIcon
  /** what it does; also its tooltip */
  readonly label: string
  readonly isSmall?: boolean
}

/** A button that is an icon alone; its label is read out and shown on hover. */
export function IconButton({ icon: Icon, label, isSmall = false, className = '', ...rest }: IconProps) {
  return (
    <button
      type="button"
      className={`${css.button} ${css.quiet} ${css.icon} ${isSmall ? css.small : ''} ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon size={isSmall ? 14 : 16} aria-hidden="true" />
    </button>
  )
}
