import type { Channel } from '../../schemas/resources.ts'
import type { Adapter, AnyAdapter } from './Adapter.ts'
import { email } from './email/adapter.ts'
import { genesys } from './genesys/adapter.ts'
import { instagram } from './instagram/adapter.ts'
import { line } from './line/adapter.ts'
import { messenger } from './messenger/adapter.ts'
import { sms } from './sms/adapter.ts'
import { sunshine } from './sunshine/adapter.ts'
import { telegram } from './telegram/adapter.ts'
import { wechat } from './wechat/adapter.ts'
import { weibo } from './weibo/adapter.ts'
import { whatsapp } from './whatsapp/adapter.ts'
import { x } from './x/adapter.ts'

/** The platforms that are connected, by kind. `web` is our own, and needs none. */
const ADAPTERS: { readonly [K in Exclude<Channel['kind'], 'email'>]?: Adapter<Extract<Channel, { kind: K }>> } & {
  readonly email: typeof email
} = {
  email,
  genesys,
  instagram,
  line,
  messenger,
  sms,
  sunshine,
  telegram,
  wechat,
  weibo,
  whatsapp,
  x,
}

/** The adapter of a channel's kind; null where there is none. */
export function adapterOf(channel: Channel): AnyAdapter | null {
  // One record a kind, so each adapter takes channels of its kind.
  return ((ADAPTERS as { readonly [kind: string]: unknown })[channel.kind] as AnyAdapter | undefined) ?? null
}
