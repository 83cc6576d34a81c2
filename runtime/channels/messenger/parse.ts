import type { MessengerChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { parseMessaging } from '../meta/parseMessaging.ts'

export const parse = (request: HookRequest, { appId }: MessengerChannel): readonly ChannelEvent[] =>
  parseMessaging(request, 'page', appId)
