import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import css from './SidePanel.module.css'
import { useFocusReturn } from './useFocusReturn.ts'

type Props = {
  /** what it is called for those who do not see it */
  readonly title: string
  /** what stands at the head, before the cross */
  readonly head: ReactNode
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel beside the canvas. Escape closes it, and the focus goes back to where it was. */
export function SidePanel({ title, head, closeLabel, onClose, children }: Props) {
  useFocusReturn()
  return (
    <aside
      className={css.panel}
      aria-label={title}
      onKeyDown={({ key, target, defaultPrevented }) => {
        const isInDialog = target instanceof Element && target.closest('dialog') !== null
        if (key === 'Escape' && !isInDialog && !defaultPrevented) onClose()
      }}
    >
      <header className={css.head}>
        {head}
        <IconButton icon={X} label={closeLabel} onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}
