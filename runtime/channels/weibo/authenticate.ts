import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { isSorted } from '../wechat/sortedSignature.ts'

/** As at WeChat, with the app's secret for the token; the body is not signed. */
export const authenticate = ({ query }: HookRequest, { appSecret }: WeiboChannel): boolean =>
  isSorted(query, query.signature, appSecret)
