import { startTransition, useEffect, useState } from 'react'
import { followWorkspace } from '../document/followWorkspace.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { startWorker } from '../editor/startWorker.ts'
import type { ScenarioRun } from './createPlayer.ts'

/** How the scenarios of the workspace go as it is now, played in a worker whenever it changes; null until the first answer. */
export function useRuns(): readonly ScenarioRun[] | null {
  const { document } = useDesigner()
  const [runs, setRuns] = useState<readonly ScenarioRun[] | null>(null)
  useEffect(() => {
    const worker = startWorker('play')
    const player = followWorkspace<readonly ScenarioRun[]>(worker, (answer) => startTransition(() => setRuns(answer)))
    const follow = () => player.follow(document.getState().history.present)
    follow()
    const unsubscribe = document.subscribe(follow)
    return () => {
      unsubscribe()
      player.close()
    }
  }, [document])
  return runs
}
