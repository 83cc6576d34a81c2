import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeploymentRequest } from '../../schemas/wire.ts'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Makes a stored release live; what it did, or the host's refusal, is said. */
export function useDeploy(onDone: (said: string) => void) {
  const { t } = useTranslation()
  const { releases } = useDesigner()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const deploy = async (wanted: DeploymentRequest, said: string) => {
    setIsBusy(true)
    const answer = await releases.deploy(wanted)
    setIsBusy(false)
    setProblem(answer.ok ? null : (answer.problem?.detail ?? t('app.hostSilent')))
    if (answer.ok) onDone(said)
  }
  return { deploy: (wanted: DeploymentRequest, said: string) => void deploy(wanted, said), problem, isBusy }
}
