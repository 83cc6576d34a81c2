import type { InboundAnswer } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import type { ConversationStore } from '../../inbound/ConversationStore.ts'
import { centreAgent } from '../../inbound/contactCentre.ts'
import type { FileStore, KeptFile } from '../../inbound/FileStore.ts'
import { INBOX } from '../../inbound/INBOX.ts'
import type { OutboxStore } from '../../outbox/OutboxStore.ts'
import { undelivered } from '../../outbox/undelivered.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'
import type { ReplyTokens } from '../createReplyTokens.ts'
import type { Windows } from '../createWindows.ts'
import { arrivalOf } from './arrivalOf.ts'
import { bubblesTold } from './bubblesTold.ts'
import type { Albums } from './createAlbums.ts'
import type { Identities } from './createIdentities.ts'
import type { Profiles } from './createProfiles.ts'
import type { Typing } from './createTyping.ts'
import { type FromCentre, takeFromCentre } from './fromCentre.ts'
import { withFullValue } from './fullValue.ts'
import { refusedLater } from './refusedLater.ts'
import type { Routed } from './routeEvents.ts'
import { statusesTold } from './statusesTold.ts'

export type Taking = Pick<FromCentre, 'heldBy' | 'complete'> & {
  /** resolves when the turn is on disk */
  readonly receive: (arrival: Arrival) => Promise<Pick<InboundAnswer, 'owner' | 'replies' | 'duplicate'>>
  readonly identities: Identities
  readonly albums: Pick<Albums, 'keep' | 'flush'>
  readonly profiles: Pick<Profiles, 'ask'>
  readonly typing: Pick<Typing, 'show'>
  readonly windows: Pick<Windows, 'keep'>
  readonly replyTokens: Pick<ReplyTokens, 'keep'>
  readonly files: Pick<FileStore, 'keep'>
  readonly turnsWith: ConversationStore['turnsWith']
  /** told of the bubbles that platforms say they have taken */
  readonly told: OutboxStore['told']
  readonly noteStatuses: OutboxStore['noteStatuses']
  readonly missed: OutboxStore['missed']
  /** told of every message that fares otherwise now, for metrics */
  readonly fared: (channel: string, status: string) => void
  /** told of everything that came, for metrics; `channel` is null when no account of ours is meant */
  readonly came: (channel: string | null, type: string) => void
  /** told of what failed by itself, and would again */
  readonly failed: (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
}

/** An event of somebody's, with the address of their thread. */
type Own = { readonly event: ChannelEvent; readonly channel: Connected; readonly thread: string }

/**
 * Takes in what a webhook told: of one customer in its order, of different ones at once. Rejects when something could not be stored now, after everything else was: the
 * platform sends all of it again, and what is stored is known.
 */
export async function takeEvents(routed: readonly Routed[], taking: Taking): Promise<void> {
  for (const { event, channel } of routed) taking.came(channel?.id ?? null, event.type)
  await taking.told(bubblesTold(routed.map(({ event }) => event)), taking.clock())
  for (const { channel, status } of await taking.noteStatuses(statusesTold(routed))) taking.fared(channel, status)
  const threads = Map.groupBy(await ownOf(routed, taking), ({ channel, thread }) => `${channel.id}\n${thread}`)
  const taken = await Promise.allSettled([...threads.values()].map((events) => takeInOrder(events, taking)))
  const refused = taken.find((one) => one.status === 'rejected')
  if (refused?.status === 'rejected') throw refused.reason
}

async function ownOf(routed: readonly Routed[], { identities, clock }: Taking): Promise<readonly Own[]> {
  const known = routed.flatMap(({ event, channel }) => (channel === null ? [] : [{ event, channel }]))
  const byChannel = Map.groupBy(known, ({ channel }) => channel)
  const owned = await Promise.all(
    [...byChannel].map(async ([channel, own]) => {
      const events = own.map(({ event }) => event)
      const threads = await identities.threadsOf(channel, events, clock())
      return events.flatMap((event, index) => {
        const thread = threads[index] ?? null
        return thread === null ? [] : [{ event, channel, thread }]
      })
    }),
  )
  return owned.flat()
}

/** One after the other: what follows one that was not stored must not overtake it. */
async function takeInOrder(events: readonly Own[], taking: Taking): Promise<void> {
  for (const own of events) {
    try {
      await takeOne(own, taking)
    } catch (error) {
      if (error instanceof AppError && error.code === 'unavailable') taking.identities.forget()
      if (isTemporary(error)) throw toBeSentAgain(error)
      // Sent again it would fail again, and platforms switch an address off that fails for an hour.
      taking.failed(error)
    }
  }
}

/** A failure that comes after the platform had taken the message: the flow may go on by another way. */
async function takeLoss({ event, channel }: Own, { receive, missed, clock }: Taking): Promise<void> {
  if (event.type !== 'status' || event.status !== 'failed' || event.target === null) return
  const lost = await missed(channel.id, event.target)
  if (lost !== null) await receive(undelivered(lost, event.code ?? 'failed', clock()))
}

async function takeOne(own: Own, taking: Taking): Promise<void> {
  const { event: told, channel, thread } = own
  await takeLoss(own, taking)
  if (told.type === 'agentMessage' || told.type === 'handedBack') return takeFromCentre(told, channel, thread, taking)
  const event = refusedLater(told, channel.adapter)
  const { receive, albums, profiles, typing, windows, replyTokens, files, turnsWith, clock } = taking
  // Whoever answers in a contact centre is those whom it is handed over to.
  const elsewhere = channel.adapter.handOver === undefined ? INBOX : centreAgent(channel.id)
  const full = await withFullValue(event, channel.id, thread, turnsWith)
  const arrival = arrivalOf(full, channel.id, thread, clock(), elsewhere)
  if (arrival === null) return
  if (event.type === 'message') await files.keep(channel.id, filesOf(event), clock())
  // Before the turn, for its answer may be on its way as soon as that is on disk.
  if ('replyToken' in event && event.replyToken !== undefined) replyTokens.keep(channel.id, thread, event.replyToken)
  if (event.type === 'message' || event.type === 'start') windows.keep(channel.id, thread, event.at)
  const album = event.type === 'message' ? event.album : undefined
  if (album !== undefined) return albums.keep(arrival, album)
  if (arrival.event.type === 'message') await albums.flush(channel.id, thread)
  const answer = await receive(arrival)
  if (event.type === 'message') typing.show(channel, event, answer)
  if ((event.type === 'message' || event.type === 'start') && event.from !== undefined) {
    profiles.ask(channel, thread, event.from)
  }
}

/** Those that the webhook brought along. */
const filesOf = ({ attachments = [] }: Extract<ChannelEvent, { type: 'message' }>): readonly KeptFile[] =>
  attachments.flatMap(({ ref, content }) => (ref === undefined || content === undefined ? [] : [{ ref, content }]))

const isTemporary = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'tooManyRequests')

const toBeSentAgain = (error: unknown): AppError =>
  new AppError('unavailable', { detail: 'Not everything could be stored now. Send it again.' }, { cause: error })
