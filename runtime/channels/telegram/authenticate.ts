import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { isSame } from '../isSigned.ts'

/** Telegram signs nothing: with every update it shows the token that it was given with `setWebhook`. */
export function authenticate({ headers }: HookRequest, { secretToken = '' }: TelegramChannel): boolean {
  return isSame(headers['x-telegram-bot-api-secret-token'] ?? '', secretToken)
}
