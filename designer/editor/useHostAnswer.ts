import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostAnswer } from '../api/askHost.ts'

export type Asking<T> = {
  /** the last answer; null: none yet, or a refusal */
  readonly value: T | null
  /** why there is none, in words */
  readonly problem: string | null
  /** asks anew; the last answer is shown until then */
  readonly again: () => void
}

/** Asks the host when it is drawn and whenever `ask`, which the caller keeps, is another. */
export function useHostAnswer<T>(ask: () => Promise<HostAnswer<T>>): Asking<T> {
  const { t } = useTranslation()
  const [answer, setAnswer] = useState<{ readonly to: typeof ask; readonly is: HostAnswer<T> } | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round says that it is asked again
  useEffect(() => {
    let isWanted = true
    void ask().then((is) => {
      if (isWanted) setAnswer({ to: ask, is })
    })
    return () => {
      isWanted = false
    }
  }, [ask, round])
  const known = answer?.to === ask ? answer.is : null
  return {
    value: known?.ok === true ? known.value : null,
    problem: known?.ok === false ? (known.problem?.detail ?? t('app.hostSilent')) : null,
    again: () => setRound((count) => count + 1),
  }
}
