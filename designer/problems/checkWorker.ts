/* Runs in a worker named after a language: answers each change of the workspace with everything that is wrong in it. */
import type { Issue } from '../../runtime/engine/issue.ts'
import { createCheck } from '../document/checkChanges.ts'
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { workerSpeaker } from '../i18n/workerSpeaker.ts'

/** What is wrong: as far as it is known yet, or all of it. */
export type CheckAnswer = { readonly issues: readonly Issue[]; readonly isLast: boolean }

const ready = workerSpeaker(self.name).then((speaker) => createCheck(speaker))

self.addEventListener('message', async ({ data }: MessageEvent<WorkspaceDelta>) => {
  const check = await ready
  const answer = (issues: readonly Issue[], isLast: boolean) =>
    self.postMessage({ issues, isLast } satisfies CheckAnswer)
  answer(
    check(data, (first) => answer(first, false)),
    true,
  )
})
