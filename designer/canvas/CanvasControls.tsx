import { ControlButton, Controls, type FitViewOptions } from '@xyflow/react'
import { StickyNote, WandSparkles } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from '../editor/DesignerContext.ts'
import type { CanvasOrder } from '../editor/EditorStore.ts'
import { isMac } from '../editor/isMac.ts'
import { type ShortcutName, showKeys } from '../editor/shortcuts.ts'
import css from './FlowCanvas.module.css'

const TOOLS = [
  { what: 'arrange', icon: WandSparkles },
  { what: 'note', icon: StickyNote },
] as const satisfies readonly { readonly what: CanvasOrder & ShortcutName; readonly icon: unknown }[]

type Props = { readonly fit: FitViewOptions; readonly mayEdit: boolean }

/** The view nearer, farther, and whole; and for those who may edit, the flow in order, and a note. */
export const CanvasControls = memo(function CanvasControls({ fit, mayEdit }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  return (
    <Controls showInteractive={false} fitViewOptions={fit}>
      {mayEdit &&
        TOOLS.map(({ what, icon: Icon }) => {
          const words = `${t(`actions.${what}`)} (${showKeys(what, isMac())})`
          return (
            <ControlButton
              key={what}
              title={words}
              aria-label={words}
              onClick={() => editor.setState({ order: { what } })}
            >
              <Icon className={css.line} aria-hidden="true" />
            </ControlButton>
          )
        })}
    </Controls>
  )
})
