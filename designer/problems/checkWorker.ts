/* Runs in a worker named after a language: answers each change of the workspace with everything that is wrong in it. */
import type { Issue } from '../../runtime/engine/issue.ts'
import { createCheck } from '../document/checkChanges.ts'
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { ENGINE_CATALOGUES } from '../i18n/engineCatalogues.ts'

/** What is wrong: as far as it is known yet, or all of it. */
export type CheckAnswer = { readonly issues: readonly Issue[]; readonly isLast: boolean }

const ready = startCheck(self.name)

async function startCheck(language: string) {
  const catalogue = (await ENGINE_CATALOGUES[language]?.())?.default ?? {}
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return createCheck({
    translate: (template) => catalogue[template] ?? template,
    sayInstant: (at) => time.format(at),
  })
}

self.addEventListener('message', async ({ data }: MessageEvent<WorkspaceDelta>) => {
  const check = await ready
  const answer = (issues: readonly Issue[], isLast: boolean) =>
    self.postMessage({ issues, isLast } satisfies CheckAnswer)
  answer(
    check(data, (first) => answer(first, false)),
    true,
  )
})
