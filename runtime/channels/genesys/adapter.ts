import type { GenesysChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { isSigned } from '../isSigned.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { handOver } from './handOver.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { forgetToken, tokenOf } from './tokenOf.ts'

/** A contact centre behind this host, by Open Messaging: it is sent what customers say, and tells what its agents answer. */
export const genesys: Adapter<GenesysChannel> = {
  kind: 'genesys',
  capabilities,
  accountOf: ({ integrationId }) => integrationId ?? null,
  // In Base64, where others write hexadecimal digits.
  authenticate: ({ headers, rawBody }, { signatureToken = '' }) =>
    isSigned({
      algorithm: 'sha256',
      secret: signatureToken,
      data: rawBody,
      encoding: 'base64',
      prefix: 'sha256=',
      header: headers['x-hub-signature-256'],
    }),
  parse,
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  handOver: { isOfOwn: false, isRepeatable: false, calls: handOver },
  check: async (settings, egress) => {
    // What is known may have been revoked.
    forgetToken(settings)
    const got = await tokenOf(settings, egress)
    return typeof got === 'string' || got.class === 'ok' ? { class: 'ok', name: null } : got
  },
}
