import { parseWorkspace } from '../../runtime/engine/files/parseWorkspace.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { workerSpeaker } from '../i18n/workerSpeaker.ts'
import { review, reviewBehaviour } from './review.ts'

type Asked = { readonly workspace: Workspace; readonly live: { readonly [path: string]: string } | null }

/** In a worker: reviews a workspace against what is live, first what is quick to know, then what customers will notice. */
export function runReview(language: string): void {
  const speaker = workerSpeaker(language)
  self.addEventListener('message', async ({ data: { workspace, live } }: MessageEvent<Asked>) => {
    const before = live === null ? null : parseWorkspace(live).workspace
    const found = review(workspace, before, await speaker)
    self.postMessage({ ...found, behaviour: before === null ? [] : null })
    if (before !== null) self.postMessage({ ...found, behaviour: reviewBehaviour(workspace, before) })
  })
}
