import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import { CAPABILITIES } from './kinds.ts'
import { layOut } from './layOut/layOut.ts'
import type { Shown } from './Shown.ts'

/** A message as the customers of a kind see it, bubble by bubble: what the sender sends, the simulator plays and the preview draws. */
export const shownOn = (kind: Channel['kind'], message: OutboundMessage): readonly Shown[] =>
  layOut(message, CAPABILITIES[kind])
