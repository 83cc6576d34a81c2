import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useOpener } from '../focus/openers.ts'
import { useEscape } from '../focus/useEscape.ts'
import { IconButton } from './Button.tsx'
import css from './SidePanel.module.css'

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
  const panel = useRef<HTMLElement>(null)
  useOpener(panel)
  useEscape(onClose)
  return (
    <aside ref={panel} className={css.panel} aria-label={title}>
      <header className={css.head}>
        {head}
        <IconButton icon={X} label={closeLabel} onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}
