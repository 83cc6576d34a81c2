import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NodeType } from '../../schemas/flow.ts'
import { IconButton } from '../controls/Button.tsx'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { NodeTypeList } from './NodeTypeList.tsx'
import css from './Palette.module.css'

/** The node types to drag onto the canvas: with names and a search, or as a rail of signs where room is short. */
export const Palette = memo(function Palette({ onChoose }: { readonly onChoose: (type: NodeType) => void }) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const isOpen = useEditor((state) => state.isPaletteOpen)
  return (
    <section className={css.palette} aria-label={t('areas.palette')}>
      <IconButton
        className={css.toggle ?? ''}
        isSmall
        icon={isOpen ? PanelLeftClose : PanelLeftOpen}
        label={isOpen ? t('canvas.narrowPalette') : t('canvas.widePalette')}
        aria-expanded={isOpen}
        onClick={() => editor.setState({ isPaletteOpen: !isOpen })}
      />
      <NodeTypeList isDraggable isRail={!isOpen} onChoose={onChoose} />
    </section>
  )
})
