import type { Life } from '../../../../schemas/flow.ts'
import { durationMs } from '../../../engine/parseDuration.ts'
import { words } from '../../../engine/words.ts'
import { lifePlaces } from '../../content/lifeTexts.ts'
import { atLife } from '../atLife.ts'
import { example, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'

const reminding = (first: string, second: string) => {
  const idle: Life['idle'] = {
    reminders: [
      { after: first, text: 'Are you still there?' },
      { after: second, text: 'Shall we go on?' },
    ],
    close: { after: 'PT30M' },
  }
  return example({ 'to-general': toGeneral }, {}, { channels: { web: { kind: 'web', flow: 'main', life: { idle } } } })
}

export const reminderNeverComes: Rule = {
  code: 'reminderNeverComes',
  severity: 'warning',
  explanation:
    'Reminders come in the order of their times, and end when the conversation is closed. One of them comes no later than the one above it, or only when the conversation is closed already. Put them in order, and before the closing.',
  good: reminding('PT10M', 'PT20M'),
  bad: reminding('PT10M', 'PT40M'),
  find: (workspace) =>
    lifePlaces(workspace).flatMap((place) => {
      const { reminders = [], close } = place.life.idle ?? {}
      return reminders.flatMap(({ after }, index) => {
        const before = reminders[index - 1]?.after
        const at = [...place.names, 'idle', 'reminders', index, 'after']
        if (close !== undefined && durationMs(after) >= durationMs(close.after)) {
          const message = words`reminder ${index + 1} would come after ${after}, when the conversation is closed already, after ${close.after}.`
          return [atLife(place, at, message, words`Let it come sooner, or close later.`)]
        }
        if (before === undefined || durationMs(after) > durationMs(before)) return []
        const message = words`reminder ${index + 1} comes after ${after}, no later than the one above it, after ${before}.`
        return [
          atLife(
            place,
            at,
            message,
            words`Put the reminders in the order of their times, each later than the one before.`,
          ),
        ]
      })
    }),
}
