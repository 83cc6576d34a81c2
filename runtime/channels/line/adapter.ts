import type { LineChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { profile } from './profile.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { check, subscribe } from './subscription.ts'
import { typing } from './typing.ts'

/** LINE Official Accounts; https://developers.line.biz/en/reference/messaging-api/ */
export const line: Adapter<LineChannel> = {
  kind: 'line',
  capabilities,
  accountOf: ({ userId }) => userId ?? null,
  authenticate,
  parse,
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  media,
  profile,
  check,
  subscribe,
  typing,
}
