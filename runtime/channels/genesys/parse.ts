import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening, ReceivedMedia } from '../ChannelEvent.ts'
import { isoTimeOf, jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { mediaKindOf } from '../mediaKindOf.ts'

type Members = { readonly [name: string]: unknown }

/** What Genesys sends to a customer of ours, one thing each. */
export function parse({ rawBody }: HookRequest): readonly ChannelEvent[] {
  const body = recordOf(jsonOf(rawBody))
  const channel = recordOf(body.channel)
  const externalId = textOf(body.id) ?? textOf(channel.messageId) ?? ''
  const recipient = textOf(recordOf(channel.to).id)
  const common = { externalId, account: textOf(channel.id), at: isoTimeOf(channel.time) }
  if (recipient === null) return [{ ...common, type: 'unsupported', what: 'no recipient' }]
  return [{ ...common, ...read(body, recipient) }]
}

function read(body: Members, recipient: string): Happening {
  const type = textOf(body.type) ?? 'nothing'
  if (type === 'Event') {
    const isOver = listOf(body.events)
      .map(recordOf)
      .some(({ presence }) => recordOf(presence).type === 'Disconnect')
    return isOver ? { type: 'handedBack', recipient } : { type: 'ignored', why: type }
  }
  if (type !== 'Text' && type !== 'Structured') return { type: 'ignored', why: type }
  const content = listOf(body.content).map(recordOf)
  const attachments = content.flatMap(({ attachment }) => mediaOf(recordOf(attachment)))
  const choices = content.flatMap(choicesOf)
  return {
    type: 'agentMessage',
    recipient,
    text: textOf(body.text) ?? '',
    by: body.originatingEntity === 'Bot' ? 'bot' : 'person',
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(choices.length === 0 ? {} : { choices }),
  }
}

function mediaOf({ url, mime, mediaType, filename }: Members): readonly ReceivedMedia[] {
  const [address, type, name] = [textOf(url), textOf(mime), textOf(filename)]
  if (address === null) return []
  const kind = mediaKindOf(textOf(mediaType) ?? type)
  return [{ kind, url: address, ...(type === null ? {} : { mime: type }), ...(name === null ? {} : { name }) }]
}

function choicesOf({
  quickReply,
  buttonResponse,
}: Members): readonly { readonly label: string; readonly value: string }[] {
  const { text, payload } = recordOf(quickReply ?? buttonResponse)
  const label = textOf(text)
  return label === null ? [] : [{ label, value: textOf(payload) ?? label }]
}
