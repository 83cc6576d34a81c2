import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { textOf, timeOf } from '../hostile.ts'
import { encryptedIn } from './authenticate.ts'
import { decrypt } from './decrypt.ts'
import { readEvent } from './readEvent.ts'
import { readMessage } from './readMessage.ts'
import { readXml } from './readXml.ts'

/** A webhook holds one thing; https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html */
export function parse({ rawBody }: HookRequest, { encodingAesKey }: WeChatChannel): readonly ChannelEvent[] {
  const body = plainOf(rawBody, encodingAesKey)
  const members = body === null ? null : readXml(body)
  if (members === null) return [{ externalId: '', account: null, at: null, type: 'unsupported', what: 'no message' }]
  const { ToUserName, FromUserName, CreateTime, MsgType, MsgId } = members
  const [sender, id] = [textOf(FromUserName), textOf(MsgId)]
  // A message is known by its id; an event has none, and is known by its time.
  const externalId = id ?? `${sender ?? ''}:${textOf(CreateTime) ?? ''}`
  const common = { externalId, account: textOf(ToUserName), at: timeOf(CreateTime) }
  return [{ ...common, ...happeningOf(sender, id, textOf(MsgType), members) }]
}

function happeningOf(
  address: string | null,
  id: string | null,
  type: string | null,
  members: { readonly [name: string]: unknown },
): Happening {
  if (address === null || type === null) return { type: 'unsupported', what: 'a message of nobody' }
  if (type === 'event') return readEvent(members, { address })
  return id === null ? { type: 'unsupported', what: 'a message without id' } : readMessage(type, members, { address })
}

function plainOf(rawBody: Uint8Array, encodingAesKey: string | undefined): string | null {
  if (encodingAesKey === undefined) return new TextDecoder().decode(rawBody)
  const encrypted = encryptedIn(rawBody)
  return encrypted === null ? null : (decrypt(encrypted, encodingAesKey)?.text ?? null)
}
