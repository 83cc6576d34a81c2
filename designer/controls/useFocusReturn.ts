import { useEffect, useState } from 'react'

/** Gives the focus back to where it was when a part that was opened goes away, if it would be lost. */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // Only now, with the part gone, is it known whether the focus went with it.
      queueMicrotask(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
      })
    },
    [before],
  )
}
