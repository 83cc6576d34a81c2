import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useNeeds } from '../editor/useMay.ts'
import { NameScenario } from './NameScenario.tsx'
import type { TalkNow } from './useTalk.ts'

type Props = Pick<TalkNow, 'talk' | 'played' | 'release'>

/** Keeps the conversation as a scenario of its flow, with all that came of it as what is expected from now on. */
export function SaveScenario({ talk, played, release }: Props) {
  const { t } = useTranslation()
  const needsDesigner = useNeeds('designer')
  const [isOpen, setOpen] = useState(false)
  const hasTurns = played.steps.length > 0 && played.stale === null
  const reason = talk.from !== null ? t('simulator.saveFromStart') : undefined
  return (
    <>
      <Button
        icon={BookmarkPlus}
        disabled={!hasTurns || reason !== undefined}
        title={reason}
        onClick={() => setOpen(true)}
        {...needsDesigner}
      >
        {t('simulator.saveAs')}
      </Button>
      {isOpen && <NameScenario talk={talk} release={release} onClose={() => setOpen(false)} />}
    </>
  )
}
