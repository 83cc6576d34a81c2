import { connect as openSocket } from 'node:net'
import { Readable } from 'node:stream'
import { Response } from 'undici'
import { createCentres } from '../../runtime/channels/centre/createCentres.ts'
import { createChannels } from '../../runtime/channels/createChannels.ts'
import { createLetters } from '../../runtime/channels/createLetters.ts'
import { createReplyTokens } from '../../runtime/channels/createReplyTokens.ts'
import { createWindows } from '../../runtime/channels/createWindows.ts'
import type { Double, DoubleCall, DoubleHook, Happened } from '../../runtime/channels/Double.ts'
import { doubleOf, PLAYED_KINDS } from '../../runtime/channels/doubles.ts'
import { createAlbums } from '../../runtime/channels/hook/createAlbums.ts'
import { createHook } from '../../runtime/channels/hook/createHook.ts'
import { createIdentities } from '../../runtime/channels/hook/createIdentities.ts'
import { createProfiles } from '../../runtime/channels/hook/createProfiles.ts'
import { createTyping } from '../../runtime/channels/hook/createTyping.ts'
import { type PlayedPlatform, playPlatform } from '../../runtime/channels/playPlatform.ts'
import { createUploads } from '../../runtime/channels/uploads/createUploads.ts'
import { createIds } from '../../runtime/createIds.ts'
import type { Dialing, Egress, Streaming } from '../../runtime/egress/createEgress.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import type { CallOutcome } from '../../runtime/outbox/Carriers.ts'
import type { OutboxItem } from '../../runtime/outbox/OutboxStore.ts'
import { startWorkers } from '../../runtime/outbox/startWorkers.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import type { Channel } from '../../schemas/resources.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { startInbound } from '../support/startInbound.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const API = 'https://platform.example'

type Kind = Channel['kind']
const doubleFor = (kind: Kind): Double => {
  const double = doubleOf(kind)
  if (double === null) throw new Error(`${kind} has no double`)
  return double
}
/** Where customers write. */
export const KINDS = PLAYED_KINDS.filter((kind) => doubleFor(kind).isCentre !== true)

/** One channel of each kind, by the kind's name with a dash, on the flow `main`. */
const channelsOf = (): { readonly [id: string]: Channel } =>
  Object.fromEntries(
    PLAYED_KINDS.map((kind) => [
      `my-${kind}`,
      { ...doubleFor(kind).settings(`${API}/${kind}`), flow: 'main' } as Channel,
    ]),
  )

/** A host's way in and way out with every platform played beside it, on a database of its own, without a socket to any of them. */
export async function startPlatforms(workspace: Workspace) {
  let ahead = 0
  const live = { ...workspace, channels: { ...workspace.channels, ...channelsOf() } }
  const store = await openStore({ databaseUrl: await createTestDatabase() })
  await store.releases.publish({ hash: hashWorkspace(live), publishedAt: Date.now(), note: null, workspace: live })
  const clock = () => store.clock() + ahead
  const platforms = new Map<Kind, PlayedPlatform>(
    PLAYED_KINDS.map((kind) => [kind, playPlatform(doubleFor(kind), 1_000_000)]),
  )
  const playedOf = (kind: Kind) => platforms.get(kind) ?? playPlatform(doubleFor(kind), 0)

  const settingsOf = (kind: Kind): Channel => {
    const settings = live.channels[`my-${kind}`]
    if (settings === undefined) throw new Error(`${kind} has no channel`)
    return settings
  }
  const asked: { readonly kind: Kind; readonly text: string }[] = []
  const answerTo = async (kind: Kind, call: DoubleCall) => {
    const answer = playedOf(kind).answer(call, settingsOf(kind))
    // Profiles are asked for at any time, and are no sends.
    if (doubleFor(kind).hear(call) !== null) await meanwhile()
    return answer
  }
  const mail = await doubleFor('email').listen?.(0, (call) => {
    asked.push({ kind: 'email', text: Buffer.from(call.body).toString() })
    return answerTo('email', call)
  })
  const egress: Egress & Streaming & Dialing = {
    // Only letters leave by another protocol than HTTP.
    connect: async () => openSocket({ port: mail?.port ?? 0, host: '127.0.0.1' }),
    call: async ({ method, url, headers, body = '' }) => {
      const { pathname, search } = new URL(url)
      const [, kind = '', ...rest] = pathname.split('/')
      const path = `/${rest.join('/')}${search}`
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
      const said = new Response(typeof body === 'function' ? body() : body)
      const type = said.headers.get('content-type') ?? ''
      const call = {
        method,
        path,
        headers: { 'content-type': type, ...lower },
        body: Buffer.from(await said.arrayBuffer()),
      }
      asked.push({ kind: kind as Kind, text: `${path} ${body}` })
      const answer = await answerTo(kind as Kind, call)
      if (answer === null) throw new EgressError('timeout', 'platform.example did not answer.')
      return answer
    },
    // Whatever a flow sends is this picture.
    stream: async () => ({ status: 200, headers: {}, body: Readable.from([PNG]) }),
    close: async () => {},
  }
  let end = (): void => {}
  const ending = new Promise<void>((resolve) => {
    end = resolve
  })
  let meanwhile = async (): Promise<void> => {}
  const calls: OutboxItem[] = []
  const replyTokens = createReplyTokens(store.clock)
  const windows = createWindows(store.people, clock)
  const channels = createChannels({
    egress,
    workspace: () => live,
    letters: createLetters(store.conversations.turnsWith),
    replyTokens,
    windows,
    centres: createCentres({
      egress,
      workspace: () => live,
      queue: store.centreQueue,
      conversations: store.conversations,
      clock,
    }),
    uploads: createUploads({ egress, store: store.uploads, clock }),
    publicUrl: new URL('https://usher.example'),
    clock,
  })
  const { inbound } = await startInbound(store, createIds(clock), channels.hasPush)
  const errors: unknown[] = []
  const counted: { readonly channel: string | null; readonly type: string }[] = []
  let receive = inbound.receive
  const failed = (error: unknown) => {
    errors.push(error)
  }
  const albums = createAlbums({
    store: store.albums,
    events: store.events,
    receive: inbound.receive,
    failed,
    clock,
  })
  const profiles = createProfiles({ people: store.people, egress, failed, clock })
  const typing = createTyping(egress, failed)
  const hook = createHook({
    channels: () => live.channels,
    receive: (arrival) => receive(arrival),
    identities: createIdentities(store.people),
    albums,
    profiles,
    typing,
    replyTokens,
    windows,
    files: store.files,
    turnsWith: store.conversations.turnsWith,
    heldBy: store.centreQueue.heldBy,
    complete: (item, agent, source) => store.queues.complete(item, agent, null, clock(), source),
    told: store.outbox.told,
    noteStatuses: store.outbox.noteStatuses,
    missed: store.outbox.missed,
    fared: (channel, status) => counted.push({ channel, type: `fared ${status}` }),
    came: (channel, type) => counted.push({ channel, type }),
    failed,
    clock,
  })
  /** A bot that takes its time: as long as the test takes. */
  const callBot = async (item: OutboxItem): Promise<CallOutcome> => {
    calls.push(item)
    await ending
    return { reached: true, event: null }
  }
  const workers = startWorkers({
    outbox: store.outbox,
    timers: store.timers,
    events: store.events,
    carriers: { deliver: channels.deliver, call: callBot },
    receive: inbound.receive,
    failed: () => failed,
    clock,
    chance: () => 0,
  })

  const post = async (kind: Kind, sent: DoubleHook, name = `my-${kind}`): Promise<number> => {
    const request = { ...sent, method: 'POST', publicUrl: publicUrlOf(name, sent), now: clock() } as const
    return hook(name, request).then(
      ({ status }) => status,
      (error: { readonly code?: string }) => STATUS[error.code ?? ''] ?? 500,
    )
  }
  return {
    store,
    receive: inbound.receive,
    egress,
    clock,
    /** lets time pass; only when nothing is under way that has a lease */
    advance: (ms: number) => {
      ahead += ms
      store.events.publish([{ type: 'wake', what: 'outbox' }])
    },
    deliver: channels.deliver,
    /** every call to a platform, with its path */
    asked,
    /** calls of bots that are under way */
    calls,
    /** what happens between a send and its answer */
    whileSending: (what: () => Promise<void>) => {
      meanwhile = what
    },
    hook,
    errors,
    counted,
    playedOf,
    doubleFor,
    settingsOf,
    /** sets up its channel otherwise from now on */
    configure: (kind: Kind, settings: object) => {
      live.channels = { ...live.channels, [`my-${kind}`]: { ...settingsOf(kind), ...settings } as Channel }
    },
    post,
    /** the webhooks of what happens, in order; null: the platform has no such thing */
    tell: (kind: Kind, happened: Happened) => doubleFor(kind).tell(happened, settingsOf(kind), hookUrlOf(`my-${kind}`)),
    /** has it happen, and gives the status that each webhook was answered with */
    happen: async (kind: Kind, happened: Happened): Promise<readonly number[]> => {
      const statuses: number[] = []
      for (const each of doubleFor(kind).tell(happened, settingsOf(kind), hookUrlOf(`my-${kind}`)) ?? [])
        statuses.push(await post(kind, each))
      return statuses
    },
    /** what stands between hook and turns for a while */
    through: (other: typeof receive | null) => {
      receive = other ?? inbound.receive
    },
    turnsWith: (kind: Kind, address: string) =>
      store.conversations.turnsWith({ channel: `my-${kind}`, address, limit: 200 }),
    close: async () => {
      end()
      await Promise.all([workers.close(), albums.worker.close(), profiles.idle(), typing.idle()])
      await inbound.drain()
      await mail?.close()
      await store.close()
    },
  }
}

export type Platforms = Awaited<ReturnType<typeof startPlatforms>>

const STATUS: { readonly [code: string]: number } = {
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  unavailable: 503,
}

export const hookUrlOf = (name: string): string => `https://usher.example/webhooks/${name}`
const publicUrlOf = (name: string, { query }: DoubleHook): string => {
  const search = new URLSearchParams(query).toString()
  return `${hookUrlOf(name)}${search === '' ? '' : `?${search}`}`
}
