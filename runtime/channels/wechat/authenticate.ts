import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { textOf } from '../hostile.ts'
import { isSame } from '../isSigned.ts'
import { decrypt } from './decrypt.ts'
import { readXml } from './readXml.ts'
import { isSorted } from './sortedSignature.ts'

/**
 * With a key, what comes must be encrypted with it, for this app, and signed as a whole: what is in the clear proves nothing but that somebody
 * knows an older address. Without one, the address is all the proof that there is.
 */
export function authenticate({ query, rawBody }: HookRequest, settings: WeChatChannel): boolean {
  const { token, encodingAesKey, appId = '' } = settings
  if (encodingAesKey === undefined) return isSorted(query, query.signature, token)
  const encrypted = encryptedIn(rawBody)
  if (encrypted === null || !isSorted(query, query.msg_signature, token, encrypted)) return false
  return isSame(decrypt(encrypted, encodingAesKey)?.appId ?? '', appId)
}

export function encryptedIn(rawBody: Uint8Array): string | null {
  return textOf(readXml(new TextDecoder().decode(rawBody))?.Encrypt)
}
