import type { InboundAnswer } from '../schemas/wire.ts'
import { createBots } from './bots/createBots.ts'
import { createCall } from './bots/createCall.ts'
import { createCentres } from './channels/centre/createCentres.ts'
import { createAlarms } from './channels/createAlarms.ts'
import { createChannelHealth } from './channels/createChannelHealth.ts'
import { createChannels } from './channels/createChannels.ts'
import { createLetters } from './channels/createLetters.ts'
import { createMedia } from './channels/createMedia.ts'
import { createOutreach } from './channels/createOutreach.ts'
import { createReplyTokens } from './channels/createReplyTokens.ts'
import { createWindows } from './channels/createWindows.ts'
import { diagnose, subscribe } from './channels/diagnose.ts'
import { createAlbums } from './channels/hook/createAlbums.ts'
import { createHook } from './channels/hook/createHook.ts'
import { createIdentities } from './channels/hook/createIdentities.ts'
import { createProfiles } from './channels/hook/createProfiles.ts'
import { createTyping } from './channels/hook/createTyping.ts'
import { createUploads } from './channels/uploads/createUploads.ts'
import { createEgress } from './egress/createEgress.ts'
import { resolveEnvironment } from './engine/files/resolveEnvironment.ts'
import type { Workspace } from './engine/index.ts'
import { createHealth } from './health/createHealth.ts'
import { createHttpApp } from './http/createHttpApp.ts'
import { createMetrics } from './http/createMetrics.ts'
import { openDesignerSite } from './http/designerSite.ts'
import type { HttpDeps } from './http/HttpDeps.ts'
import { readPublicUrl } from './http/readPublicUrl.ts'
import { createRecentEvents } from './http/recentEvents.ts'
import { serveHttp } from './http/serveHttp.ts'
import { createAside } from './http/simulate/createAside.ts'
import { checkBinding, isLoopbackHost, parseTokens } from './http/tokens.ts'
import type { Arrival } from './inbound/Arrival.ts'
import { createInbound } from './inbound/createInbound.ts'
import { createReleases } from './inbound/Releases.ts'
import { root } from './installation.ts'
import { startWorkers } from './outbox/startWorkers.ts'
import { sayHeld, watchLineage } from './outbox/watchLineage.ts'
import { openGitHistory } from './releases/git/gitHistory.ts'
import { loadWorkspace } from './releases/loadWorkspace.ts'
import { publishAtStart, publishChanged } from './releases/publishFolder.ts'
import { publishUpload } from './releases/publishUpload.ts'
import { readSecrets } from './releases/readSecrets.ts'
import { watchWorkspace } from './releases/watchWorkspace.ts'
import { openWorkspaceFolder } from './releases/workspaceFolder.ts'
import { settledWithin } from './settledWithin.ts'
import { openStore } from './store/openStore.ts'

export type HostOptions = {
  /** folder of the workspace to publish; without it the host serves what the database has live */
  readonly workspace?: string
  /** default 127.0.0.1 */
  readonly host?: string
  /** default 3000; 0 takes a free one; null serves no HTTP */
  readonly port?: number | null
  /** PostgreSQL; without it PGlite in `dataFolder` */
  readonly databaseUrl?: string
  /** default `./.usher`; `memory` keeps nothing */
  readonly dataFolder?: string
  /** where USHER_TOKENS, USHER_EGRESS_ALLOW, USHER_SECRETS and what it lists are read; default the process's */
  readonly env?: { readonly [name: string]: string | undefined }
  /** publishes the workspace again when its files change */
  readonly watch?: boolean
  /** serves the designer, and builds it first when needed; default false */
  readonly designer?: boolean
  /** told of what happens behind the scenes: a publication, a refused workspace, an error */
  readonly report?: (line: string) => void
}

export type Host = {
  /** null when it serves no HTTP */
  readonly url: string | null
  /** hash of the live release */
  readonly release: () => string
  /** what the operator should know: missing secrets, warnings of the workspace */
  readonly notes: readonly string[]
  /** decides a message as the HTTP routes do; resolves when the turn is on disk */
  readonly receive: (arrival: Arrival) => Promise<InboundAnswer>
  /** resolves with a reason when work waits and nothing of it has been done for half a minute, or the embedded database has died: the process should end, and be started anew */
  readonly stuck: Promise<string>
  /** finishes what is under way and closes everything, within ten seconds */
  readonly close: () => Promise<void>
}

/** Deployments of other hosts are noticed by notification; this often in any case. Leases that ended are taken back as often. */
const HOUSEKEEPING_MS = 5_000
/** How often it is asked whether the host is stuck. */
const WATCH_MS = 5_000
/** A host that ends is gone after these, whatever hangs: what was not finished is taken up by others, or at the next start. */
const FINISH_MS = 5_000
const CLOSE_MS = 4_000
/** Batches under way at a time: while one waits for its commit, another is decided. More gain nothing on two cores, and make each batch smaller. */
export const POSTGRES_LANES = 3

/** Builds a host out of its parts; the only place that does. Throws an `AppError` that says what to do when it cannot start. */
export async function createHost(options: HostOptions = {}): Promise<Host> {
  const { host = '127.0.0.1', port = 3000, env = process.env, report = () => {} } = options
  const tokens = parseTokens(env.USHER_TOKENS)
  if (port !== null) checkBinding(host, tokens)
  const secrets = readSecrets(env)
  const metrics = createMetrics()
  const failed = (where: string) => (error: unknown) => {
    metrics.error(where)
    report(`${where}: ${error instanceof Error ? error.message : String(error)}`)
  }

  // Before the database is opened, so that a folder that is none is told at once.
  const { workspace: folder } = options
  const loaded = folder === undefined ? null : await loadWorkspace(folder)
  const store = await openStore({
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    ...(options.dataFolder === undefined ? {} : { dataFolder: options.dataFolder }),
  })
  const { clock, newId } = store
  const closing: (() => Promise<void> | void)[] = []
  /** Stops taking in, finishes what is under way, closes the database; in this order, and in bounded time. */
  const close = async () => {
    const until = performance.now() + FINISH_MS
    const end = async (part: () => Promise<void> | void, within: number) => {
      const how = await settledWithin(within, Promise.resolve().then(part).catch(failed('closing')))
      if (how === 'late') report('closing took too long: what was not finished is taken up again')
    }
    for (const part of closing.splice(0).reverse()) await end(part, Math.max(0, until - performance.now()))
    // It has a time of its own, since what hangs is mostly waiting for it: then it lets go of that.
    await end(store.close, CLOSE_MS)
    metrics.close()
  }
  try {
    const notes =
      folder === undefined || loaded === null
        ? []
        : await publishAtStart(store.releases, folder, loaded, { now: clock(), secrets })
    const releases = await createReleases(store.releases)
    const workspace = resolveOnce(() => releases.live(), secrets.values)
    if (folder === undefined) releases.live()

    const refresh = () => releases.refresh().catch(failed('releases'))
    closing.push(
      store.events.subscribe((event) => {
        if (event.type === 'release') void refresh()
      }),
    )
    const housekeeping = setInterval(() => {
      void refresh()
      store.queues.reclaimExpired(clock()).catch(failed('queues'))
      store.outbox.bringForward(clock()).catch(failed('outbox'))
    }, HOUSEKEEPING_MS)
    closing.push(() => clearInterval(housekeeping))

    const publicUrl = readPublicUrl(env.USHER_PUBLIC_URL)
    let callbackUrl = env.USHER_PUBLIC_URL
    const egress = createEgress({ allow: listOf(env.USHER_EGRESS_ALLOW) })
    closing.push(() => egress.close())
    const bots = createBots({ egress, workspace, clock, baseUrl: () => callbackUrl ?? '' })
    const replyTokens = createReplyTokens(clock)
    const windows = createWindows(store.people, clock)
    const channelHealth = createChannelHealth(windows, clock)
    const alarms = createAlarms((channel, alarm, error) => {
      metrics.alarm(channel, alarm)
      report(alarm === null ? `channel ${channel}: messages go out again` : `channel ${channel} is stopped: ${error}`)
      store.events.publish([{ type: 'channel', channel, alarm }])
    })
    const channels = createChannels({
      egress,
      workspace,
      letters: createLetters(store.conversations.turnsWith),
      replyTokens,
      windows,
      centres: createCentres({
        egress,
        workspace,
        queue: store.centreQueue,
        conversations: store.conversations,
        clock,
      }),
      uploads: createUploads({ egress, store: store.uploads, clock }),
      publicUrl,
      fell: channelHealth.fell,
      went: (channel, delivery) => {
        channelHealth.went(channel, delivery)
        alarms.went(channel, delivery)
      },
      clock,
    })

    const inbound = createInbound({
      store: store.turns,
      releases,
      events: store.events,
      newId,
      hasPush: channels.hasPush,
      lanes: options.databaseUrl === undefined ? 1 : POSTGRES_LANES,
      observe: metrics.observe,
      refused: metrics.refused,
    })
    closing.push(() => inbound.drain())

    const lineage = await watchLineage(store.lineage, report, failed('lineage'))
    closing.push(() => lineage.close())
    const held = lineage.held()

    const { receive } = inbound
    /** Started when this host can be reached, since what they call is told where to answer. */
    let workers: ReturnType<typeof startWorkers> | null = null
    closing.push(() => workers?.close())

    const albums = createAlbums({
      store: store.albums,
      events: store.events,
      receive,
      failed: failed('albums'),
      clock,
    })
    closing.push(() => albums.worker.close())
    const profiles = createProfiles({ people: store.people, egress, failed: failed('profiles'), clock })
    closing.push(() => profiles.idle())
    const typing = createTyping(egress, failed('typing'))
    closing.push(() => typing.idle())

    const ending = new AbortController()
    const health = createHealth({
      inbound: inbound.progress,
      workers: () => ({ ...workers?.rounds, albums: albums.worker }),
      beat: store.beat,
      live: () => releases.live(),
      isEnding: () => ending.signal.aborted,
    })
    const stuck = new Promise<string>((resolve) => {
      const watching = setInterval(() => {
        const reason = health.stuck()
        if (reason !== null) resolve(reason)
      }, WATCH_MS)
      void store.lost.then(resolve)
      closing.push(() => clearInterval(watching))
    })

    if (folder !== undefined && options.watch === true) {
      const publishAgain = async () => {
        const line = await publishChanged(store.releases, await loadWorkspace(folder), { now: clock(), secrets })
        if (line !== null) report(line)
        await refresh()
      }
      const watching = await watchWorkspace(folder, () => publishAgain().catch(failed('watch')))
      closing.push(() => watching.close())
    }

    const designer = options.designer === true ? openDesignerSite({ root, report }) : null
    closing.push(() => designer?.close())

    const aside = createAside()
    closing.push(() => aside.close())

    const deps: HttpDeps = {
      ending: ending.signal,
      receive: inbound.receive,
      conversations: store.conversations,
      people: store.people,
      traffic: store.traffic,
      queues: store.queues,
      releases: store.releases,
      outbox: store.outbox,
      sessions: store.sessions,
      events: store.events,
      recentEvents: createRecentEvents(store.events, newId('e')),
      simulate: aside.simulate,
      live: () => releases.live(),
      channels: () => workspace().channels,
      publish: async (upload) => {
        const published = await publishUpload(store.releases, upload, { now: clock(), secrets })
        await releases.refresh()
        return published
      },
      deploy: async (deployment) => {
        const deployed = await store.releases.deploy(deployment, clock())
        await releases.refresh()
        return deployed
      },
      hook: createHook({
        channels: () => workspace().channels,
        receive: inbound.receive,
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
        fared: metrics.fared,
        came: (channel, type) => {
          metrics.came(channel, type)
          if (channel !== null) channelHealth.came(channel)
        },
        failed: failed('webhooks'),
        clock,
      }),
      diagnose: (id, settings) => diagnose(id, settings, { egress, publicUrl: callbackUrl ?? '' }),
      subscribe: (id, settings) => subscribe(id, settings, { egress, publicUrl: callbackUrl ?? '' }),
      channelHealth: channelHealth.of,
      openMedia: createMedia({ egress, workspace, files: store.files }),
      outreach: createOutreach({ people: store.people, receive, clock }),
      acceptBotCallback: (call) => bots.acceptCallback({ ...call, now: clock() }),
      held: lineage.held,
      resume: lineage.resume,
      backup: store.backup,
      check: health.check,
      progress: inbound.progress,
      isOverloaded: inbound.isOverloaded,
      metrics,
      clock,
      tokens,
      allowedHosts: tokens === null && isLoopbackHost(host) ? ['127.0.0.1', 'localhost', '[::1]', host] : null,
      publicUrl,
      folder: folder === undefined ? null : openWorkspaceFolder(folder),
      git: folder === undefined ? null : openGitHistory(folder),
      designer,
    }
    const server = port === null ? null : await serveHttp(createHttpApp(deps), { host, port })
    if (server !== null) closing.push(() => server.close())
    callbackUrl ??= server?.url
    workers = startWorkers({
      outbox: store.outbox,
      timers: store.timers,
      events: store.events,
      carriers: { deliver: channels.deliver, call: createCall(bots, egress, secrets.values, clock) },
      receive,
      failed,
      clock,
      chance: Math.random,
    })
    closing.push(() => ending.abort())
    return {
      url: server?.url ?? null,
      release: () => releases.live().hash,
      notes: held === null ? notes : [...notes, sayHeld(held)],
      receive: inbound.receive,
      stuck,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The live workspace with its secrets, resolved once a release. */
function resolveOnce(
  live: () => { readonly hash: string; readonly workspace: Workspace },
  secrets: { readonly [name: string]: string | undefined },
): () => Workspace {
  let last: { readonly hash: string; readonly workspace: Workspace } | null = null
  return () => {
    const { hash, workspace } = live()
    if (last?.hash !== hash) last = { hash, workspace: resolveEnvironment(workspace, secrets).workspace }
    return last.workspace
  }
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
