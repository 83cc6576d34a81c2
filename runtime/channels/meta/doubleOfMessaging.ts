import type { InstagramChannel, MessengerChannel } from '../../../schemas/resources.ts'
import type { Double, DoubleCall, Happened } from '../Double.ts'
import { textOf } from '../hostile.ts'
import { hearMessaging } from './hearMessaging.ts'
import { messagingOf } from './messagingOf.ts'
import { bodyOf, graphRefusal, handshake, isAuthorized, jsonAnswer, PLAYED_SETTINGS, signedHook } from './playGraph.ts'

type MessagingChannel = MessengerChannel | InstagramChannel

/** What tells Messenger's double from Instagram's. */
type Differences<C extends MessagingChannel> = {
  readonly kind: C['kind']
  readonly object: 'page' | 'instagram'
  /** with what an account is set up besides its secrets */
  readonly settings: Partial<C>
  readonly accountOf: (settings: C) => string
  readonly lacks: Double<C>['lacks']
}

/** Messenger or Instagram, played. */
export function doubleOfMessaging<C extends MessagingChannel>(differences: Differences<C>): Double<C> {
  const { kind, object, accountOf, lacks } = differences
  const itemsOf = (happened: Happened, settings: C) =>
    lacks[happened.does] === undefined
      ? messagingOf(happened, { account: accountOf(settings), appId: settings.appId ?? '', object })
      : null
  const hookOf = (items: readonly object[], settings: C) => {
    const entry = [{ id: accountOf(settings), time: 0, messaging: items }]
    return signedHook({ object, entry }, settings)
  }
  return {
    kind,
    // Types cannot add up the members of one kind or the other.
    settings: (apiUrl) => ({ kind, ...differences.settings, ...PLAYED_SETTINGS, apiUrl }) as unknown as Omit<C, 'flow'>,
    handshake,
    tell: (happened, settings) => {
      const items = itemsOf(happened, settings)
      return items === null ? null : items.length === 0 ? [] : [hookOf(items, settings)]
    },
    tellTogether: (happened, settings) =>
      hookOf(
        happened.flatMap((one) => itemsOf(one, settings) ?? []),
        settings,
      ),
    lacks,
    hear: hearMessaging,
    isAuthorized,
    take: (call, id) => {
      if (call.method === 'GET') return { answer: lookUp(call), externalId: null }
      const recipient_id = hearMessaging(call)?.to ?? textOf(bodyOf(call).recipient)
      if (hearMessaging(call) === null) return { answer: jsonAnswer(200, { recipient_id }), externalId: null }
      const message_id = `m_${id}`
      return { answer: jsonAnswer(200, { recipient_id, message_id }), externalId: message_id }
    },
    refusals: {
      windowClosed: graphRefusal(403, 10, 'This message is sent outside of allowed window.', 2018278),
      blocked: graphRefusal(400, 551, 'This person is not available right now.'),
      invalidRecipient: graphRefusal(400, 100, 'No matching user found', 2018001),
      throttled: graphRefusal(400, 613, 'Calls to this API have exceeded the rate limit.'),
      retry: graphRefusal(500, 2, 'Service temporarily unavailable'),
      auth: graphRefusal(401, 190, 'Error validating access token'),
      content: graphRefusal(400, 100, 'Invalid parameter'),
    },
  }
}

/** A name, or where the files of a message are. */
function lookUp({ path }: DoubleCall) {
  return path.split('?')[0]?.endsWith('/attachments')
    ? jsonAnswer(200, { data: [{ image_data: { url: 'https://cdn.example/file' } }] })
    : jsonAnswer(200, { first_name: 'Ada', last_name: 'Sample', name: 'Ada Sample' })
}
