import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { ResolvedMedia } from '../../Adapter.ts'
import { apiOf, credentialsOf } from './apiOf.ts'

/** A file is at its own address, which asks for the account where the account says so; nobody else is shown its token. */
export async function media(ref: string, settings: SmsChannel): Promise<ResolvedMedia> {
  const isTheirs = URL.canParse(ref) && new URL(ref).origin === new URL(apiOf(settings)).origin
  return { url: ref, headers: isTheirs ? { authorization: credentialsOf(settings) } : {} }
}
