import { createHash } from 'node:crypto'
import type { LineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callLine } from './callLine.ts'
import { classify } from './classify.ts'

/** Answers with the reply token, which costs nothing, and pushes where there is none or it is spent. */
export async function send({ path, key = '', body }: Send, settings: LineChannel, egress: Egress): Promise<SendResult> {
  const { to, replyToken, messages } = body
  if (path === 'message/reply') {
    const answer = await callLine(egress, settings, { path, body: { replyToken, messages } })
    const result = 'class' in answer ? answer : classify(answer)
    if (result.class !== 'replyTokenSpent') return result
  }
  const headers = { 'x-line-retry-key': uuidOf(key) }
  const answer = await callLine(egress, settings, { path: 'message/push', headers, body: { to, messages } })
  return 'class' in answer ? answer : classify(answer)
}

/** A name as LINE wants it: of the same text always the same, in the form of a UUID that anybody may make up (version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
