import type { EmailChannel } from '../../../schemas/resources.ts'
import type { Dialing } from '../../egress/createEgress.ts'
import type { Failure, Known } from '../Adapter.ts'
import { openSmtp } from './openSmtp.ts'

/** Whether the server lets us in; no letter is sent. */
export function check(settings: EmailChannel, egress: Dialing): Promise<Known | Failure> {
  return openSmtp(settings, egress, async (): Promise<Known> => ({ class: 'ok', name: settings.address ?? null }))
}
