import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Boundary } from '../controls/Boundary.tsx'
import { SidePanel } from '../controls/SidePanel.tsx'

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

/** A panel at the side, loaded when it is first opened. When it fails, that is said in its place, where it can be closed or tried again; the canvas goes on. */
export function SidePart({ title, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Boundary
      frame={(words) => (
        <SidePanel title={title} head={<h2>{title}</h2>} closeLabel={t('app.close')} onClose={onClose}>
          {words}
        </SidePanel>
      )}
    >
      {children}
    </Boundary>
  )
}
