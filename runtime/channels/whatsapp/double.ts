import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Double, DoubleCall } from '../Double.ts'
import { textOf } from '../hostile.ts'
import {
  bodyOf,
  graphRefusal,
  handshake,
  isAuthorized,
  jsonAnswer,
  PLAYED_SETTINGS,
  signedHook,
} from '../meta/playGraph.ts'
import { changeOf } from './changeOf.ts'
import { hear } from './hear.ts'

/** WhatsApp, played. */
export const double: Double<WhatsAppChannel> = {
  kind: 'whatsapp',
  settings: (apiUrl) => ({
    kind: 'whatsapp',
    phoneNumberId: '106540352242922',
    businessAccountId: '102290129340398',
    ...PLAYED_SETTINGS,
    apiUrl,
  }),
  handshake,
  tellsAliases: true,
  tell: (happened, settings) => {
    const change = changeOf(happened, settings)
    return change === null ? null : change.value === null ? [] : [signedHook(bodyWith([change], settings), settings)]
  },
  tellTogether: (happened, settings) => {
    const changes = happened.map((one) => changeOf(one, settings)).filter((change) => change !== null)
    return signedHook(bodyWith(changes, settings), settings)
  },
  lacks: {
    block: 'WhatsApp tells nobody of a block.',
    unblock: 'WhatsApp tells nobody of a block.',
  },
  hear,
  isAuthorized,
  hookSetBy: (call) => (call.path.endsWith('/subscribed_apps') ? textOf(bodyOf(call).override_callback_uri) : null),
  take: (call, id) => {
    if (call.path.includes('?fields='))
      return { answer: jsonAnswer(200, { verified_name: 'Usher’s double' }), externalId: null }
    if (call.method === 'GET') return { answer: fileAnswer(call), externalId: null }
    if (hear(call) === null) return { answer: jsonAnswer(200, { success: true }), externalId: null }
    const { to, recipient } = bodyOf(call)
    const input = textOf(to) ?? textOf(recipient)
    const externalId = `wamid.${id}`
    const answer = {
      messaging_product: 'whatsapp',
      contacts: [{ input, wa_id: input }],
      messages: [{ id: externalId }],
    }
    return { answer: jsonAnswer(200, answer), externalId }
  },
  refusals: {
    windowClosed: graphRefusal(400, 131047, 'Re-engagement message'),
    optedOut: graphRefusal(400, 131050, 'User has stopped marketing messages'),
    invalidRecipient: graphRefusal(400, 131026, 'Message undeliverable'),
    throttled: graphRefusal(429, 130429, 'Rate limit hit'),
    retry: graphRefusal(503, 131016, 'Service unavailable'),
    auth: graphRefusal(401, 190, 'Access token has expired'),
    content: graphRefusal(400, 131009, 'Parameter value is not valid'),
    final: graphRefusal(400, 131049, 'Not delivered to maintain healthy ecosystem engagement'),
  },
}

const bodyWith = (changes: readonly object[], { businessAccountId }: WhatsAppChannel): object => ({
  object: 'whatsapp_business_account',
  entry: [{ id: businessAccountId, changes }],
})

/** Where a file is, and the file. */
function fileAnswer({ path, headers }: DoubleCall) {
  const id = path.slice(path.lastIndexOf('/') + 1)
  if (path.startsWith('/files/')) return { status: 200, headers: { 'content-type': 'text/plain' }, body: `file ${id}` }
  const url = `http://${headers.host ?? '127.0.0.1'}/files/${id}`
  return jsonAnswer(200, { messaging_product: 'whatsapp', url, mime_type: 'text/plain', id })
}
