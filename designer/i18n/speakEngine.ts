import type { i18n } from 'i18next'
import { type Speaker, sayWords, type Words } from '../../runtime/engine/words.ts'
import { sayDuration } from './sayDuration.ts'

/** A word of these within a sentence from left to right would turn the quotes and points beside it around, if it were not isolated. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Says the engine's sentences in the language of the interface, with instants in `timeZone`. What no catalogue knows stays English. */
export function speakEngine(i18n: i18n, timeZone?: string): (words: Words) => string {
  const speaker = createSpeaker(i18n, timeZone)
  return (words) => sayWords(words, speaker)
}

/** The same for what the engine says itself, once it is told who speaks. */
export function createSpeaker(i18n: i18n, timeZone?: string): Speaker {
  const { language } = i18n
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return {
    translate: (template) =>
      (i18n.getResource(language, 'engine', template, { keySeparator: false }) as string | undefined) ?? template,
    sayInstant: (at) => time.format(at),
    sayDuration: (duration) => sayDuration(duration, language),
    sayText: (text) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text),
  }
}

/** The same for what is written into files, where texts stand as they are. */
export function nameSpeaker(i18n: i18n): Speaker {
  const { sayText: _, ...speaker } = createSpeaker(i18n)
  return speaker
}
