import type { AriaLabelConfig } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** What the canvas says by itself to those who hear it, in the language of the interface. */
export function useCanvasWords(): Partial<AriaLabelConfig> {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('canvas.words.node'),
      'node.a11yDescription.keyboardDisabled': t('canvas.words.node'),
      'node.a11yDescription.ariaLiveMessage': ({ x, y }) => t('canvas.words.moved', { x, y }),
      'edge.a11yDescription.default': t('canvas.words.edge'),
      'controls.ariaLabel': t('canvas.words.controls'),
      'controls.zoomIn.ariaLabel': t('actions.zoomIn'),
      'controls.zoomOut.ariaLabel': t('actions.zoomOut'),
      'controls.fitView.ariaLabel': t('actions.fit'),
    }),
    [t],
  )
}
