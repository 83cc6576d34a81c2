import { Activity } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { useSimulatorStore } from '../simulator/SimulatorStore.ts'

/** Shows over the canvas what conversations do in the live release, and stops it. */
export function LiveButton() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const simulator = useSimulatorStore()
  const isOn = useEditor(({ liveSince }) => liveSince !== null)
  return (
    <Button
      icon={Activity}
      aria-pressed={isOn}
      onClick={() => {
        // Both stand in the place of the settings and paint the canvas.
        simulator.setState({ panel: null })
        editor.setState({ liveSince: isOn ? null : 'PT1H', view: 'canvas' })
      }}
    >
      {t('live.open')}
    </Button>
  )
}
