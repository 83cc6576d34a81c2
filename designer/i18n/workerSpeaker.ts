import type { Speaker } from '../../runtime/engine/words.ts'
import { ENGINE_CATALOGUES } from './engineCatalogues.ts'
import { sayDuration } from './sayDuration.ts'

/** Who says the engine's sentences in a worker, which has no interface: in `language`, or in English where no catalogue knows better. */
export async function workerSpeaker(language: string): Promise<Speaker> {
  const catalogue = (await ENGINE_CATALOGUES[language]?.())?.default ?? {}
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    translate: (template) => catalogue[template] ?? template,
    sayInstant: (at) => time.format(at),
    sayDuration: (duration) => sayDuration(duration, language),
  }
}
