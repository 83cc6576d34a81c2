import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Dialing, Egress } from '../egress/createEgress.ts'
import type { Workspace } from '../engine/index.ts'
import { own } from '../engine/own.ts'
import type { ToCentre } from '../inbound/handOver.ts'
import type { Delivery, Took } from '../outbox/Carriers.ts'
import type { OutboxItem } from '../outbox/OutboxStore.ts'
import { type Capabilities, perSecond, type Rates } from './Capabilities.ts'
import type { Centres } from './centre/createCentres.ts'
import { connect } from './connect.ts'
import type { Letters } from './createLetters.ts'
import { createPaces } from './createPaces.ts'
import type { ReplyTokens } from './createReplyTokens.ts'
import type { Windows } from './createWindows.ts'
import { deliverToPlatform } from './deliverToPlatform.ts'
import { hookAddress } from './hookAddress.ts'
import type { Uploads } from './uploads/createUploads.ts'
import { deliverToWeb } from './web.ts'

/** The channels of the live workspace, on the way out. */
export interface Channels {
  /** whether messages of this channel go through the outbox; without, a customer has them from the answer to the message alone */
  hasPush(channelId: string): boolean
  /** delivers a message; never rejects for what the other side does */
  deliver(item: OutboxItem, took: Took): Promise<Delivery>
}

type ChannelOptions = {
  readonly egress: Egress & Dialing
  /** the live workspace, with secrets resolved from the environment */
  readonly workspace: () => Workspace
  readonly letters: Letters
  readonly replyTokens: Pick<ReplyTokens, 'take'>
  readonly windows: Pick<Windows, 'windowOf'>
  readonly uploads: Uploads
  readonly centres: Centres
  /** of this host; null: it has none */
  readonly publicUrl: URL | null
  /** told of how every delivery ended */
  readonly went?: (channel: string, delivery: Delivery) => void
  /** told of every file that went as a link */
  readonly fell?: (channel: string, error: string) => void
  /** epoch ms */
  readonly clock: () => number
}

/** Connects the channels of channels.json; each platform is one file beside this one. */
export function createChannels(options: ChannelOptions): Channels {
  const { egress, workspace, letters, replyTokens, windows, uploads, centres, publicUrl, went, fell, clock } = options
  const channelOf = (id: string): Channel | undefined => own(workspace().channels, id)
  const paces = createPaces(clock)
  return {
    hasPush(channelId) {
      const channel = channelOf(channelId)
      // A platform has no answer to put a reply in: what cannot go out yet becomes a dead letter that somebody sees.
      return channel !== undefined && (channel.kind !== 'web' || channel.deliverTo !== undefined)
    },
    async deliver(item, took) {
      const delivery = await deliver(item, took)
      went?.(item.target, delivery)
      return delivery
    },
  }

  async function deliver(item: OutboxItem, took: Took): Promise<Delivery> {
    const { id, target, address, conversationId, payload, progress, attempts } = item
    if (isToCentre(payload)) return centres.deliver(item, payload, took)
    const channel = channelOf(target)
    if (channel === undefined) return final(`Channel "${target}" is not in the live workspace.`)
    const { message, byPerson } = payload as { readonly message: OutboundMessage; readonly byPerson?: true } // written by enact
    if (channel.kind !== 'web') {
      const connected = connect(target, channel)
      if (typeof connected === 'string') return final(connected)
      // A thread keeps the name that somebody first came by; they may be reached by another now.
      const [reachedBy = address, ...aliases] = item.names
      const replyToken = replyTokens.take(target, address)
      const letter = connected.adapter.answersLetters === true ? await letters(target, address) : null
      const window = await windows.windowOf(target, address, connected.adapter.capabilities)
      const isLate = window === 'late' && byPerson === true
      const isClosed = window !== 'open' && !isLate
      const to = {
        address: reachedBy,
        aliases,
        delivery: id,
        ...(publicUrl === null ? {} : { hook: hookAddress(publicUrl.href, target) }),
        ...(replyToken === null ? {} : { replyToken }),
        ...(letter === null ? {} : { letter }),
        ...(byPerson === true ? { byPerson } : {}),
        ...(isLate ? { isLate } : {}),
      }
      return deliverToPlatform(egress, connected, message, to, {
        progress,
        took,
        isClosed,
        uploads,
        failures: attempts - progress.excused,
        fell: (error) => fell?.(target, error),
        waitMs: (name) => paces(target, reachedBy, ratesOf(channel, connected.adapter.capabilities), name),
      })
    }
    return deliverToWeb(egress, channel, { id, channel: target, conversationId, to: { id: address }, message }, clock())
  }
}

/** Written by enact, as the other payloads are. */
const isToCentre = (payload: unknown): payload is ToCentre =>
  typeof payload === 'object' && payload !== null && ('handOver' in payload || 'forward' in payload)

/** An account may be allowed more, or less, than most are. */
function ratesOf(channel: Channel, { rates }: Capabilities): Rates | undefined {
  const own = 'messagesPerSecond' in channel ? channel.messagesPerSecond : undefined
  return own === undefined ? rates : { ...rates, account: perSecond(own) }
}

function final(error: string): Delivery {
  return { ok: false, leadsTo: 'dead', error }
}
