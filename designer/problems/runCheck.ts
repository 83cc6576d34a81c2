import type { Issue } from '../../runtime/engine/issue.ts'
import { createCheck } from '../document/checkChanges.ts'
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { workerSpeaker } from '../i18n/workerSpeaker.ts'

/** What is wrong: as far as it is known yet, or all of it. */
export type CheckAnswer = { readonly issues: readonly Issue[]; readonly isLast: boolean }

/** In a worker: answers each change of the workspace with everything that is wrong in it. */
export function runCheck(language: string): void {
  const ready = workerSpeaker(language).then((speaker) => createCheck(speaker))
  self.addEventListener('message', async ({ data }: MessageEvent<WorkspaceDelta>) => {
    const check = await ready
    const answer = (issues: readonly Issue[], isLast: boolean) =>
      self.postMessage({ issues, isLast } satisfies CheckAnswer)
    answer(
      check(data, (first) => answer(first, false)),
      true,
    )
  })
}
