import { useTranslation } from 'react-i18next'
import type { ContentPart, Option } from '../../../schemas/flow.ts'
import { tightestRoom } from './tightestRoom.ts'
import { useUsedKinds } from './useUsedKinds.ts'

type Note = { readonly words: string; readonly isTooMuch: boolean }

/** Says how much of a message the channels that use the open flow take, in words, by language. */
export function useRoomNote(): (part: ContentPart, options: readonly Option[], language: string) => Note | null {
  const { t, i18n } = useTranslation()
  const kinds = useUsedKinds()
  return (part, options, language) => {
    const room = tightestRoom(part, options, kinds, language)
    if (room === null) return null
    const { kind, length, unit, limit, segments } = room
    const channel = t(`channelKinds.${kind}`)
    const number = new Intl.NumberFormat(i18n.language)
    const isTooMuch = length > limit
    if (segments === null || isTooMuch) {
      const values = { length: number.format(length), limit: number.format(limit), channel }
      return { words: unit === 'bytes' ? t('room.bytes', values) : t('room.characters', values), isTooMuch }
    }
    return { words: t('room.segments', { count: segments, length: number.format(length), channel }), isTooMuch }
  }
}
