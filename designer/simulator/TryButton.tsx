import { MessageCircle } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { isForDialog } from '../focus/topModal.ts'
import { toggleTrying, useSimulator, useSimulatorStore } from './SimulatorStore.ts'

/** Opens and closes the panel in which the flow is tried; so does Ctrl+Enter. */
export function TryButton() {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const isOpen = useSimulator(({ panel }) => panel !== null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isMeant = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented
      if (!isMeant || isForDialog(event)) return
      event.preventDefault()
      toggleTrying(store)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
  return (
    <Button
      icon={MessageCircle}
      aria-pressed={isOpen}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      onClick={() => toggleTrying(store)}
    >
      {t('simulator.open')}
    </Button>
  )
}
