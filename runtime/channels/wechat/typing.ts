import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Reader } from '../Adapter.ts'
import { callWeChat } from './callWeChat.ts'

/** Shows for some seconds that somebody writes. */
export async function typing({ address }: Reader, _latest: string, settings: WeChatChannel, egress: Egress) {
  await callWeChat(egress, settings, 'message/custom/typing', { touser: address, command: 'Typing' })
}
