import type { Channel } from '../../schemas/resources.ts'
import type { Capabilities } from './Capabilities.ts'
import { capabilities as email } from './email/capabilities.ts'
import { capabilities as genesys } from './genesys/capabilities.ts'
import { capabilities as instagram } from './instagram/capabilities.ts'
import { capabilities as line } from './line/capabilities.ts'
import { capabilities as messenger } from './messenger/capabilities.ts'
import { capabilities as sms } from './sms/capabilities.ts'
import { capabilities as sunshine } from './sunshine/capabilities.ts'
import { capabilities as telegram } from './telegram/capabilities.ts'
import { capabilities as web } from './web/capabilities.ts'
import { capabilities as wechat } from './wechat/capabilities.ts'
import { capabilities as weibo } from './weibo/capabilities.ts'
import { capabilities as whatsapp } from './whatsapp/capabilities.ts'
import { capabilities as x } from './x/capabilities.ts'

/** What each kind shows and takes. Browser-safe with all that it imports, as is `shownOn`: check, preview and simulator read it, and so does the sender. */
export const CAPABILITIES: { readonly [kind in Channel['kind']]: Capabilities } = {
  web,
  whatsapp,
  messenger,
  instagram,
  line,
  telegram,
  x,
  wechat,
  weibo,
  sms,
  email,
  genesys,
  sunshine,
}
