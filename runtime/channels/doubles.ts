import type { Channel } from '../../schemas/resources.ts'
import type { Double } from './Double.ts'
import { double as email } from './email/double.ts'
import { double as genesys } from './genesys/double.ts'
import { double as instagram } from './instagram/double.ts'
import { double as line } from './line/double.ts'
import { double as messenger } from './messenger/double.ts'
import { double as sms } from './sms/double.ts'
import { double as sunshine } from './sunshine/double.ts'
import { double as telegram } from './telegram/double.ts'
import { double as wechat } from './wechat/double.ts'
import { double as weibo } from './weibo/double.ts'
import { double as whatsapp } from './whatsapp/double.ts'
import { double as x } from './x/double.ts'

/** The platforms that can be played, by kind; one line a kind, as in `adapters.ts`. */
const DOUBLES: { readonly [K in Channel['kind']]?: Double<Extract<Channel, { kind: K }>> } = {
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

export const PLAYED_KINDS = Object.keys(DOUBLES) as readonly Channel['kind'][]

/** The double of a kind; null where there is none. */
export function doubleOf(kind: Channel['kind']): Double | null {
  // One record a kind, so each double takes channels of its kind.
  return (DOUBLES[kind] as Double | undefined) ?? null
}
