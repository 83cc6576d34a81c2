import { Activity } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { toggleLive } from './toggleLive.ts'

/** Shows over the canvas what conversations do in the live release, and stops it. */
export function LiveButton() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const simulator = useSimulatorStore()
  const isOn = useEditor(({ liveSince }) => liveSince !== null)
  return (
    <Button icon={Activity} aria-pressed={isOn} onClick={() => toggleLive(editor, simulator)}>
      {t('live.open')}
    </Button>
  )
}
