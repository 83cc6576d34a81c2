/* Runs in a worker named after a language: answers each change of the workspace with everything that is wrong in it. */
import { createCheck } from '../document/checkChanges.ts'
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { ENGINE_CATALOGUES } from '../i18n/engineCatalogues.ts'

const ready = startCheck(self.name)

async function startCheck(language: string) {
  const catalogue = (await ENGINE_CATALOGUES[language]?.())?.default ?? {}
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return createCheck({
    translate: (template) => catalogue[template] ?? template,
    sayInstant: (at) => time.format(at),
  })
}

self.addEventListener('message', async ({ data }: MessageEvent<WorkspaceDelta>) =>
  self.postMessage((await ready)(data)),
)
