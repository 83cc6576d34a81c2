import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Reader } from '../Adapter.ts'
import { callGraph } from '../meta/callGraph.ts'

/** Marks the customer's latest message as read and shows for up to 25 s that somebody writes. */
export async function typing(_to: Reader, latest: string, settings: WhatsAppChannel, egress: Egress): Promise<void> {
  const body = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: latest,
    typing_indicator: { type: 'text' },
  }
  await callGraph(egress, settings, { path: `${settings.phoneNumberId}/messages`, body })
}
