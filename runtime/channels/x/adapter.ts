import type { XChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { subscribe } from './subscribe.ts'
import { upload, uploaded } from './upload.ts'
import { verify } from './verify.ts'

/** Direct messages of X; https://docs.x.com/x-api/direct-messages/manage/introduction */
export const x: Adapter<XChannel> = {
  kind: 'x',
  capabilities,
  accountOf: ({ userId }) => userId ?? null,
  verify,
  authenticate,
  parse,
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  check,
  subscribe,
  media,
  upload,
  uploaded,
}
