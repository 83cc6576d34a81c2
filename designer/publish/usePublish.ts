import { useCallback, useEffect, useState } from 'react'
import type { OnStanding, StandingPlace } from '../../schemas/wire.ts'
import type { HostAnswer } from '../api/askHost.ts'
import type { GitApi } from '../api/GitApi.ts'
import type { Published, Texts } from '../api/ReleaseApi.ts'
import { useDesigner } from '../editor/DesignerContext.ts'

/** How the author wants it published. */
export type Wish = {
  readonly note: string
  /** the share of the contacts in per cent; null: everybody */
  readonly percent: number | null
  readonly policy: OnStanding['policy']
}

export const FIRST_WISH: Wish = { note: '', percent: null, policy: 'pin' }

/** Publishes the saved files, and says beforehand what that does to those who are mid-conversation. */
export function usePublish(files: Texts, { note, percent, policy }: Wish) {
  const { releases, git } = useDesigner()
  const [standing, setStanding] = useState<readonly StandingPlace[]>([])
  useEffect(() => {
    let isWanted = true
    void releases.publish({ files, onStanding: { policy }, dryRun: true }).then((answer) => {
      if (isWanted) setStanding(answer.ok ? answer.value.standing : [])
    })
    return () => {
      isWanted = false
    }
  }, [releases, files, policy])
  const publish = useCallback(async (): Promise<HostAnswer<Published>> => {
    const commit = await commitOf(git, files)
    return releases.publish({
      files,
      onStanding: { policy },
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(percent === null ? {} : { canaryPercent: percent }),
      ...(commit === null ? {} : { commit }),
    })
  }, [releases, git, files, note, percent, policy])
  return { standing, publish }
}

/** The last commit of the workspace, marked when the files are not as it has them; null: there is none. */
async function commitOf(git: GitApi, files: Texts): Promise<string | null> {
  const history = await git.commits([])
  const last = history.ok ? history.value.commits[0] : undefined
  if (last === undefined) return null
  const then = await git.files(last.hash)
  const isSame = then.ok && sorted(then.value.files) === sorted(files)
  return isSame ? last.hash : `${last.hash}-dirty`
}

const sorted = (files: Texts): string => JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
