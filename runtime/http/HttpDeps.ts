import type { Channel } from '../../schemas/resources.ts'
import type {
  ChannelDiagnosis,
  ChannelHealth,
  InboundAnswer,
  OutreachAnswer,
  OutreachRequest,
  ReceivedAttachment,
  ReleaseUpload,
} from '../../schemas/wire.ts'
import type { Workspace } from '../engine/index.ts'
import type { Health } from '../health/createHealth.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import type { ConversationStore } from '../inbound/ConversationStore.ts'
import type { Progress } from '../inbound/gatherBatches.ts'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { PeopleStore } from '../inbound/PeopleStore.ts'
import type { TrafficStore } from '../inbound/Traffic.ts'
import type { OutboxStore } from '../outbox/OutboxStore.ts'
import type { Watched } from '../outbox/watchLineage.ts'
import type { QueueStore } from '../queues/QueueStore.ts'
import type { GitHistory } from '../releases/git/gitHistory.ts'
import type { PublishedUpload } from '../releases/publishUpload.ts'
import type { Deploy, Deployment, ReleaseStore } from '../releases/ReleaseStore.ts'
import type { WorkspaceFolder } from '../releases/workspaceFolder.ts'
import type { Metrics } from './createMetrics.ts'
import type { DesignerSite } from './designerSite.ts'
import type { RecentEvents } from './recentEvents.ts'
import type { EndedSessions } from './session.ts'
import type { Aside } from './simulate/createAside.ts'
import type { Tokens } from './tokens.ts'

/** What the routes need of the host. Everything is handed in by `main`. */
export type HttpDeps = {
  /** resolves when the turn is on disk */
  readonly receive: (arrival: Arrival) => Promise<InboundAnswer>
  readonly conversations: ConversationStore
  readonly people: Pick<PeopleStore, 'merge'>
  readonly traffic: TrafficStore
  readonly queues: QueueStore
  readonly releases: ReleaseStore
  readonly outbox: OutboxStore
  readonly sessions: EndedSessions
  readonly events: HostEvents
  /** the same, numbered, for who looks on */
  readonly recentEvents: RecentEvents
  /** the live release as it was published, without secrets; throws `unavailable` before the first publication */
  readonly live: () => { readonly hash: string; readonly workspace: Workspace }
  /** the channels of the live release, with their secrets; throws as `live` does */
  readonly channels: () => Workspace['channels']
  /** publishes a workspace given as texts by path, or says what that would do; issues when it is broken */
  readonly publish: (upload: ReleaseUpload) => Promise<PublishedUpload>
  /** decides a conversation beside customers' messages, and stores nothing */
  readonly simulate: Aside['simulate']
  /** makes stored releases live; throws `notFound` for one that is not stored, `conflict` when another than expected is live */
  readonly deploy: (deploy: Deploy) => Promise<Deployment>
  /** verifies and parses a bot's later answer; throws an `AppError` */
  readonly acceptBotCallback: (call: {
    readonly bot: string
    readonly conversationId: string
    readonly call: string
    readonly headers: { readonly [name: string]: string }
    readonly body: string
  }) => Arrival
  /** takes a platform's webhook to a channel or a kind, see `Hook`; throws an `AppError` */
  readonly hook: (
    name: string,
    request: {
      readonly method: 'GET' | 'POST'
      readonly headers: { readonly [name: string]: string }
      readonly query: { readonly [name: string]: string }
      readonly rawBody: Uint8Array
      readonly publicUrl: string | null
      readonly now: number
    },
  ) => Promise<{ readonly status: number; readonly body: string; readonly contentType?: string }>
  /** writes to customers who did not write first */
  readonly outreach: (id: string, channel: Channel, request: OutreachRequest) => Promise<OutreachAnswer['results']>
  /** looks at a channel, whose secrets are resolved, and asks its platform */
  readonly diagnose: (id: string, settings: Channel) => Promise<ChannelDiagnosis>
  /** has its platform post to this host; why not, or null when it does */
  readonly subscribe: (
    id: string,
    settings: Channel,
  ) => Promise<{ readonly class: string; readonly code: string | null } | string | null>
  /** how channels do, each under its id */
  readonly channelHealth: (channels: Workspace['channels']) => ReadonlyMap<string, ChannelHealth>
  /** a customer's file, from where the platform keeps it; throws `notFound` or `unavailable` */
  readonly openMedia: (attachment: ReceivedAttachment) => Promise<{
    /** by its bytes; null when a browser had better save it */
    readonly mime: string | null
    /** bytes; null when nobody says */
    readonly size: number | null
    readonly body: AsyncIterable<Uint8Array>
  }>
  /** what the host can do now; every check but `ok` says why not */
  readonly check: Health['check']
  readonly progress: () => Progress
  /** whether customers' messages are refused just now */
  readonly isOverloaded: () => boolean
  /** whether the database was put back to an earlier time, and work rests; `resume` ends that, and gives null where nothing rests */
  readonly held: Watched['held']
  readonly resume: Watched['resume']
  /** copies an embedded database beside itself; throws `notImplemented` where it is none */
  readonly backup: () => Promise<void>
  readonly metrics: Metrics
  /** aborted when the host begins to close: who waits for something is let go */
  readonly ending: AbortSignal
  /** epoch ms */
  readonly clock: () => number
  /** null: nobody needs a token, and the host listens on loopback only */
  readonly tokens: Tokens | null
  /** the `Host` values that are answered; null: any (behind a proxy, with tokens) */
  readonly allowedHosts: readonly string[] | null
  /** the address that a proxy has for this host: its name is a good `Host` and `Origin`; null: none was given */
  readonly publicUrl: URL | null
  /** the folder that the designer edits; null: the host serves what others published */
  readonly folder: WorkspaceFolder | null
  /** the history of that folder; null: there is no folder */
  readonly git: GitHistory | null
  /** the built designer; null: the host serves the API alone */
  readonly designer: DesignerSite | null
}
