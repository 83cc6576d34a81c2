import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callWeChat } from './callWeChat.ts'

export const send = ({ path, body }: Send, settings: WeChatChannel, egress: Egress): Promise<SendResult> =>
  callWeChat(egress, settings, path, body)
