import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { DiffSection } from '../../runtime/proof/diff/sayDiff.ts'
import type { Texts } from '../api/ReleaseApi.ts'
import { startWorker } from '../editor/startWorker.ts'
import type { Review } from './review.ts'

/** A review; `behaviour` is null while it is being compared. */
export type ReviewSoFar = Review & { readonly behaviour: readonly DiffSection[] | null }

/** Reviews a workspace against the files that are live (null: none) in a worker of its own, and tells it in the language of the interface. Null until then; `live` undefined: not known yet. */
export function useReview(workspace: Workspace, live: Texts | null | undefined): ReviewSoFar | null {
  const { language } = useTranslation().i18n
  const [found, setFound] = useState<ReviewSoFar | null>(null)
  useEffect(() => {
    setFound(null)
    if (live === undefined) return
    const worker = startWorker('review', language)
    worker.addEventListener('message', ({ data }: MessageEvent<ReviewSoFar>) => setFound(data))
    worker.postMessage({ workspace, live })
    return () => worker.terminate()
  }, [workspace, live, language])
  return found
}
