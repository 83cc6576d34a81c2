import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import css from './Dialog.module.css'
import modal from './Modal.module.css'
import { useModal } from './useModal.ts'

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** buttons at the foot, the main one last; whatever carries `data-focus` has the focus first */
  readonly actions?: ReactNode
  /** `wide` takes nearly the whole window */
  readonly size?: 'plain' | 'wide'
  readonly onClose: () => void
}

/** A modal dialog with a title, what it is about, and buttons. Escape and the cross close it; the focus goes back to where it was. */
export function Dialog({ title, children, actions, size = 'plain', onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const box = useModal()
  // A modal focuses its first button, the cross; what is marked is more likely what the author came for.
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-focus]')?.focus(), [box])
  return (
    <dialog
      ref={box}
      className={`${modal.modal} ${css.dialog}`}
      data-size={size}
      aria-labelledby={id}
      onClose={onClose}
    >
      <header className={css.head}>
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={t('app.close')} onClick={onClose} />
      </header>
      <div className={css.body}>{children}</div>
      {actions !== undefined && <footer className={css.actions}>{actions}</footer>}
    </dialog>
  )
}
