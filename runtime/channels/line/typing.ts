import type { LineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Reader } from '../Adapter.ts'
import { callLine } from './callLine.ts'

/** Whole fives up to 60; a message of ours ends it earlier. */
const SECONDS = 20

/** Shows that somebody writes, and marks as read what came with a token for it. */
export async function typing(
  { address, readToken }: Reader,
  _latest: string,
  settings: LineChannel,
  egress: Egress,
): Promise<void> {
  if (readToken !== undefined) {
    await callLine(egress, settings, { path: 'chat/markAsRead', body: { markAsReadToken: readToken } })
  }
  const body = { chatId: address, loadingSeconds: SECONDS }
  await callLine(egress, settings, { path: 'chat/loading/start', body })
}
