import type { TelegramChannel } from '../../../schemas/resources.ts'

/** Where the methods of a bot are, or its files. The token is a part of the address, so addresses of calls are never told. */
export function apiOf({ apiUrl = 'https://api.telegram.org', token = '' }: TelegramChannel, what: '' | '/file' = '') {
  return `${apiUrl.replace(/\/$/, '')}${what}/bot${token}`
}
