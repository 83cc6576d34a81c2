import type { WeChatChannel } from '../../../schemas/resources.ts'

export const apiOf = ({ apiUrl = 'https://api.weixin.qq.com' }: WeChatChannel): string =>
  `${apiUrl.replace(/\/$/, '')}/cgi-bin`
