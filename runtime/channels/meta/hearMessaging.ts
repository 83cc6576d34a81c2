import type { ReceivedMedia } from '../ChannelEvent.ts'
import type { DoubleCall, Heard } from '../Double.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from './Members.ts'
import { bodyOf } from './playGraph.ts'

/** What the customer sees of a call to the doubles of Messenger and Instagram; null: nothing. */
export function hearMessaging(call: DoubleCall): Heard | null {
  const body = bodyOf(call)
  if (body.message === undefined || !call.path.endsWith('/messages')) return null
  const { text, quick_replies, attachment, metadata } = recordOf(body.message)
  const delivery = textOf(metadata)
  const { type, payload } = recordOf(attachment)
  const shown = recordOf(payload)
  const buttons = [
    ...listOf(quick_replies).map(recordOf),
    ...listOf(shown.buttons).map(recordOf),
    ...listOf(shown.elements).flatMap((element) => listOf(recordOf(element).buttons).map(recordOf)),
  ]
  const isMedia = attachment !== undefined && type !== 'template'
  return {
    to: textOf(recordOf(body.recipient).id) ?? '',
    text: textOf(text) ?? textOf(shown.text) ?? titlesOf(shown),
    buttons: buttons.map((button) => ({
      label: textOf(button.title) ?? '',
      value: textOf(button.payload) ?? textOf(button.url) ?? '',
    })),
    ...(delivery === null ? {} : { delivery }),
    ...(isMedia ? { media: { kind: type as ReceivedMedia['kind'], url: textOf(shown.url) ?? '' } } : {}),
  }
}

const titlesOf = ({ elements }: Members): string =>
  listOf(elements)
    .map((element) => textOf(recordOf(element).title) ?? '')
    .join('\n')
