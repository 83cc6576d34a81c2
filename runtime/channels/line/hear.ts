import type { ReceivedMedia } from '../ChannelEvent.ts'
import type { DoubleCall, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { addressIn } from './eventOf.ts'

type Members = { readonly [name: string]: unknown }
const MEDIA = new Set<unknown>(['image', 'video', 'audio'])

/** What the customer sees of a call to the double; null: nothing. */
export function hear({ path, body }: DoubleCall): Heard | null {
  if (!/\/message\/(?:reply|push)$/.test(path)) return null
  const { to, replyToken, messages } = recordOf(jsonOf(body))
  const shown = listOf(messages).map(recordOf)
  const media = shown.find(({ type }) => MEDIA.has(type))
  return {
    to: textOf(to) ?? addressIn(textOf(replyToken) ?? ''),
    text: shown.map((message) => textOf(message.text) ?? textOf(message.altText) ?? '').join('\n'),
    buttons: shown.flatMap(actionsIn).map((action) => ({
      label: textOf(action.label) ?? '',
      value: textOf(action.data) ?? textOf(action.uri) ?? '',
    })),
    ...(media === undefined
      ? {}
      : { media: { kind: media.type as ReceivedMedia['kind'], url: textOf(media.originalContentUrl) ?? '' } }),
  }
}

/** Everything that can be pressed, wherever it is drawn. */
function actionsIn(drawn: unknown): readonly Members[] {
  if (Array.isArray(drawn)) return drawn.flatMap(actionsIn)
  if (typeof drawn !== 'object' || drawn === null) return []
  const { action, ...parts } = recordOf(drawn)
  const isPressed = typeof action === 'object' && action !== null
  return [...(isPressed ? [recordOf(action)] : []), ...Object.values(parts).flatMap(actionsIn)]
}
