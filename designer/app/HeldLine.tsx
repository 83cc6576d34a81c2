import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Held } from '../api/LiveApi.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useWhen } from '../editor/useWhen.ts'
import css from './App.module.css'

const LOOK_MS = 30_000

/** Says that nothing is sent, as long as that is so, because the database was put back to an earlier time. */
export function HeldLine() {
  const { t } = useTranslation()
  const when = useWhen()
  const { live } = useDesigner()
  const [held, setHeld] = useState<Held | null>(null)
  useEffect(() => {
    const look = async () => {
      const answer = await live.held()
      if (answer.ok) setHeld(answer.value.held)
    }
    void look()
    const looking = setInterval(look, LOOK_MS)
    return () => clearInterval(looking)
  }, [live])
  if (held === null) return null
  return (
    <p className={css.held} role="alert">
      {t('app.held', { at: when(held.restoredTo), command: 'usher resume' })}
    </p>
  )
}
