import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Reader } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { apiOf } from './apiOf.ts'

/** Shows for five seconds that somebody writes. */
export async function typing({ address }: Reader, _latest: string, settings: TelegramChannel, egress: Egress) {
  await callPlatform(egress, {
    url: `${apiOf(settings)}/sendChatAction`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: address, action: 'typing' }),
  })
}
