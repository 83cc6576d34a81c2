import { RotateCcw, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import css from './Simulator.module.css'
import { restart, stepBack, stepForward } from './Talk.ts'
import type { TalkNow } from './useTalk.ts'

type Props = Pick<TalkNow, 'talk' | 'change'> & { readonly children: ReactNode }

/** Back and forward in the conversation, from its beginning again, and what can be made of it. */
export function StepBar({ talk, change, children }: Props) {
  const { t } = useTranslation()
  const { gives, ahead } = talk
  return (
    <div className={css.steps}>
      <IconButton
        icon={StepBack}
        label={t('simulator.stepBack')}
        disabled={gives.length === 0}
        onClick={() => change(stepBack)}
      />
      <IconButton
        icon={StepForward}
        label={t('simulator.stepForward')}
        disabled={ahead.length === 0}
        onClick={() => change(stepForward)}
      />
      <IconButton
        icon={RotateCcw}
        label={t('simulator.restart')}
        disabled={gives.length === 0}
        onClick={() => change(restart)}
      />
      <span className={css.count}>
        {ahead.length > 0 && t('simulator.position', { at: gives.length, of: gives.length + ahead.length })}
      </span>
      {children}
    </div>
  )
}
