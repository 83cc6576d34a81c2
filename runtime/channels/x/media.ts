import type { XChannel } from '../../../schemas/resources.ts'
import { AppError } from '../../AppError.ts'
import type { ResolvedMedia } from '../Adapter.ts'

/** Where X keeps files; nobody else is shown the token. */
const HOSTS = /(?:^|\.)(?:twimg\.com|twitter\.com|x\.com)$/

export async function media(ref: string, { token = '' }: XChannel): Promise<ResolvedMedia> {
  const url = URL.canParse(ref) ? new URL(ref) : null
  if (url === null || url.protocol !== 'https:' || !HOSTS.test(url.hostname)) {
    throw new AppError('notFound', { detail: 'This is no file at X.' })
  }
  return { url: ref, headers: { authorization: `Bearer ${token}` } }
}
