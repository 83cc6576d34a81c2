import type { Channel } from '../../schemas/resources.ts'
import type { Adapter } from './Adapter.ts'
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
const ADAPTERS: { readonly [K in Channel['kind']]?: Adapter<Extract<Channel, { kind: K }>> } = {
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
export function adapterOf(channel: Channel): Adapter | null {
  // One record a kind, so each adapter takes channels of its kind.
  return (ADAPTERS[channel.kind] as Adapter | undefined) ?? null
}
