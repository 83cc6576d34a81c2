import type { LineChannel } from '../../../schemas/resources.ts'

/** Where the calls of an account are; files have a place of their own. */
export function apiOf({ apiUrl }: LineChannel, host: 'api.line.me' | 'api-data.line.me' = 'api.line.me'): string {
  return `${(apiUrl ?? `https://${host}`).replace(/\/$/, '')}/v2/bot`
}
