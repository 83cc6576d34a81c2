import type { i18n } from 'i18next'
import { sayWords, type Words } from '../../runtime/engine/words.ts'

/** Says the engine's sentences in the language of the interface, with instants in `timeZone`. What no catalogue knows stays English. */
export function speakEngine(i18n: i18n, timeZone?: string): (words: Words) => string {
  const { language } = i18n
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (words) =>
    sayWords(words, {
      translate: (template) =>
        (i18n.getResource(language, 'engine', template, { keySeparator: false }) as string | undefined) ?? template,
      sayInstant: (at) => time.format(at),
    })
}
