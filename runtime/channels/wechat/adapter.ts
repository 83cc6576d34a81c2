import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { accessToken } from './accessToken.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { typing } from './typing.ts'
import { upload } from './upload.ts'
import { verify } from './verify.ts'

/** WeChat Official Accounts; https://developers.weixin.qq.com/doc/service/ */
export const wechat: Adapter<WeChatChannel> = {
  kind: 'wechat',
  capabilities,
  accountOf: ({ accountId }) => accountId ?? null,
  verify: (request, { token }) => verify(request, token),
  authenticate,
  parse,
  // Anything else is shown to the customer as a fault of the account.
  acknowledge: () => ({ status: 200, body: 'success' }),
  render,
  send,
  classify,
  media,
  upload,
  check: async (settings, egress) => {
    const got = await accessToken(settings, egress)
    return 'class' in got ? got : { class: 'ok', name: null }
  },
  typing,
}
