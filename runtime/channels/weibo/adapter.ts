import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { verify } from '../wechat/verify.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'

/** Weibo's service for the fans of an account, whose pages are of 2014 to 2022; https://open.weibo.com/wiki/Messages */
export const weibo: Adapter<WeiboChannel> = {
  kind: 'weibo',
  capabilities,
  accountOf: ({ accountId }) => accountId ?? null,
  verify: (request, { appSecret }) => verify(request, appSecret),
  authenticate,
  parse,
  // Nothing is an answer too: that there is none to show.
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  media,
}
