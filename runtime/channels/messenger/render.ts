import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { renderMessaging } from '../meta/renderMessaging.ts'
import { capabilities } from './capabilities.ts'

export const render = (message: OutboundMessage, to: Recipient): readonly Send[] =>
  renderMessaging(message, capabilities, to)
