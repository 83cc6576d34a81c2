import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { type Asking, useHostAnswer } from '../editor/useHostAnswer.ts'
import { useWhen } from '../editor/useWhen.ts'
import { commitsOfFlow, type FlowCommits } from './commitsOfFlow.ts'
import type { Version } from './Version.ts'

/** The versions of a flow, the newest first: here, saved, live, and every commit that changed it or its layout; and where the workspace stands in git. */
export function useVersions(flowId: string): {
  readonly versions: readonly Version[]
  readonly git: Asking<FlowCommits>
} {
  const { t } = useTranslation()
  const when = useWhen()
  const { git: api, releases } = useDesigner()
  const ask = useCallback(async () => {
    const [flow, layout] = [filePath('flow', flowId), filePath('layout', flowId)]
    return commitsOfFlow(...(await Promise.all([api.commits([flow, layout]), api.commits([flow])])))
  }, [api, flowId])
  const git = useHostAnswer(ask)
  const deployment = useHostAnswer(releases.list).value?.deployment ?? null
  const commits = git.value?.commits
  const versions = useMemo((): readonly Version[] => {
    const live = deployment?.live
    return [
      { name: 'now', label: t('versions.now'), detail: t('versions.nowDetail') },
      { name: 'saved', label: t('versions.saved'), detail: t('versions.savedDetail') },
      ...(live === undefined
        ? []
        : [
            {
              name: `release ${live}` as const,
              label: t('versions.live'),
              detail: t('versions.release', { hash: live.slice(0, 12) }),
            },
          ]),
      ...(commits ?? []).map(({ hash, message, author, at, isLayoutOnly }): Version => {
        const [summary = ''] = message.split('\n')
        const made = `${author}, ${when(at)}`
        return {
          name: `commit ${hash}`,
          label: summary,
          ...(isLayoutOnly ? { detail: `${t('versions.layoutOnly')} · ${made}`, isLayoutOnly } : { detail: made }),
        }
      }),
    ]
  }, [t, when, deployment, commits])
  return { versions, git }
}
