import { Panel } from '@xyflow/react'
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Frame,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { ALIGNMENTS, type Alignment } from '../document/alignBoxes.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import type { CanvasOrder } from '../editor/EditorStore.ts'
import { isMac } from '../editor/isMac.ts'
import { showKeys } from '../editor/shortcuts.ts'
import css from './FlowCanvas.module.css'

const ICONS: { readonly [how in Alignment]: LucideIcon } = {
  alignLeft: AlignStartVertical,
  alignCenter: AlignCenterVertical,
  alignRight: AlignEndVertical,
  alignTop: AlignStartHorizontal,
  alignMiddle: AlignCenterHorizontal,
  alignBottom: AlignEndHorizontal,
  distributeAcross: AlignHorizontalDistributeCenter,
  distributeDown: AlignVerticalDistributeCenter,
}

/** What can be done with several cards at once, while several are selected. */
export function SelectionBar() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const count = useEditor(({ selectedNodes, selectedAnnotations }) => selectedNodes.length + selectedAnnotations.length)
  if (count < 2) return null
  const order = (what: CanvasOrder) => () => editor.setState({ order: { what } })
  return (
    <Panel position="top-center">
      <div className={css.bar} role="toolbar" aria-label={t('canvas.selectionTools')}>
        {ALIGNMENTS.map((how) => (
          <IconButton
            key={how}
            icon={ICONS[how]}
            label={t(`actions.${how}`)}
            disabled={how.startsWith('distribute') && count < 3}
            onClick={order(how)}
          />
        ))}
        <IconButton
          icon={Frame}
          label={`${t('actions.group')} (${showKeys('group', isMac())})`}
          onClick={order('group')}
        />
      </div>
    </Panel>
  )
}
