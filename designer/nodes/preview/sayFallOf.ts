import type { i18n, TFunction } from 'i18next'
import type { Fall } from '../../../runtime/channels/layOut/Fall.ts'
import { SHOWN_AS, sayFall } from '../../../runtime/proof/check/sayFall.ts'
import { speakEngine } from '../../i18n/speakEngine.ts'

/** What the channel makes of something that it cannot show as it is meant, in a sentence. */
export function sayFallOf(fall: Fall, t: TFunction, language: i18n): string {
  const say = speakEngine(language, 'UTC')
  switch (fall.what) {
    case 'text':
      return t('preview.tooLong', { length: fall.length, most: fall.most, count: fall.parts })
    case 'choices':
      return t('preview.tooManyButtons', { count: fall.count, most: fall.most })
    case 'label':
      return t('preview.labelTooLong', { most: fall.most, as: say(SHOWN_AS[fall.as]) })
    case 'media':
      return t('preview.asLink')
    default: {
      const told = sayFall(fall)
      return told === null ? '' : t('preview.simpler', { told: say(told) })
    }
  }
}
