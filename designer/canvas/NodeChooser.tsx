import { useTranslation } from 'react-i18next'
import type { NodeType } from '../../schemas/flow.ts'
import { useModal } from '../controls/useModal.ts'
import type { Point } from '../document/Drawing.ts'
import css from './FlowCanvas.module.css'
import { NodeTypeList } from './NodeTypeList.tsx'

type Props = {
  /** where it opens, in pixels of the window; null: in the middle */
  readonly screen: Point | null
  readonly onChoose: (type: NodeType) => void
  readonly onClose: () => void
}

const WIDTH = 208
const HEIGHT = 340

/** The list of node types as a menu at a place; closes when something else is clicked, or by Escape. */
export function NodeChooser({ screen, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const box = useModal()
  const { x, y } = screen ?? { x: (window.innerWidth - WIDTH) / 2, y: (window.innerHeight - HEIGHT) / 3 }
  const left = Math.max(8, Math.min(x, window.innerWidth - WIDTH - 8))
  const top = Math.max(8, Math.min(y, window.innerHeight - HEIGHT - 8))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog itself closes by Escape
    <dialog
      ref={box}
      className={css.chooser}
      style={{ left, top }}
      aria-label={t('canvas.chooseNode')}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      <NodeTypeList hasFocus onChoose={onChoose} />
    </dialog>
  )
}
