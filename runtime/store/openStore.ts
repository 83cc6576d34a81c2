import { createIds, type NewId } from '../createIds.ts'
import type { AlbumStore } from '../inbound/AlbumStore.ts'
import type { CentreQueue } from '../inbound/CentreQueue.ts'
import type { ConversationStore } from '../inbound/ConversationStore.ts'
import type { FileStore } from '../inbound/FileStore.ts'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { PeopleStore } from '../inbound/PeopleStore.ts'
import type { TrafficStore } from '../inbound/Traffic.ts'
import type { TurnStore } from '../inbound/TurnStore.ts'
import type { Lineage } from '../outbox/Lineage.ts'
import type { OutboxStore, TimerStore } from '../outbox/OutboxStore.ts'
import type { UploadStore } from '../outbox/UploadStore.ts'
import type { QueueStore } from '../queues/QueueStore.ts'
import type { ReleaseStore } from '../releases/ReleaseStore.ts'
import { createAlbumStore } from './albumStore.ts'
import { createConversationStore } from './conversationStore.ts'
import type { Database } from './Database.ts'
import { createFileStore } from './fileStore.ts'
import { createHeartbeat } from './heartbeat.ts'
import { createHostEvents } from './hostEvents.ts'
import { createLineage } from './lineage.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { createOutboxStore } from './outboxStore.ts'
import { createPeopleStore } from './peopleStore.ts'
import { openPglite } from './pglite/PgliteDatabase.ts'
import { openPostgres } from './postgres/PostgresDatabase.ts'
import { createCentreQueue } from './queues/centreQueue.ts'
import { createQueueStore } from './queues/queueStore.ts'
import { createReleaseStore } from './releaseStore.ts'
import { createSessionStore, type SessionStore } from './sessionStore.ts'
import { createTimerStore } from './timerStore.ts'
import { createTrafficStore } from './trafficStore.ts'
import { createTurnStore } from './turns/turnStore.ts'
import { createUploadStore } from './uploadStore.ts'

/** Everything that a host keeps. What `queues` and `releases` change they publish on `events` themselves, after commit; turns are published by who runs them. */
export type Store = {
  readonly turns: TurnStore
  readonly conversations: ConversationStore
  readonly traffic: TrafficStore
  readonly releases: ReleaseStore
  readonly outbox: OutboxStore
  readonly timers: TimerStore
  readonly albums: AlbumStore
  readonly uploads: UploadStore
  readonly files: FileStore
  readonly people: PeopleStore
  readonly queues: QueueStore
  readonly centreQueue: CentreQueue
  readonly lineage: Lineage
  readonly sessions: SessionStore
  readonly events: HostEvents
  /** epoch ms by the database's clock, which all its hosts share */
  readonly clock: () => number
  /** ids by that clock */
  readonly newId: NewId
  /** resolves with the reason when the database will never answer this process again */
  readonly lost: Promise<string>
  /** writes that this host lives; rejects when the database does not answer or cannot be written to */
  beat(): Promise<void>
  /** see `Database` */
  backup(): Promise<void>
  /** waits for what is under way, a few seconds at most */
  close(): Promise<void>
}
export type StoreOptions = {
  /** `postgres://…`; without it the database is PGlite in `dataFolder` */
  readonly databaseUrl?: string
  /** PGlite's folder, created when missing; `memory` keeps nothing. Default `./.usher` */
  readonly dataFolder?: string
  /** to PostgreSQL, beside two for notifications; default 10 */
  readonly maxConnections?: number
}

/** Opens the database and brings its tables up to date. Throws an `AppError` that says what to do when it cannot be reached, or its folder is in use, damaged or none. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const database = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.maxConnections ?? 10)
    : await openPglite(options.dataFolder ?? './.usher')
  return openStoreOn(database)
}

/** The same on a database that is open; closed with the store, or when its tables cannot be brought up to date. */
export async function openStoreOn(database: Database, migrations = MIGRATIONS): Promise<Store> {
  const events = createHostEvents(database)
  try {
    await database.refuseUnfit()
    await migrate(database, migrations)
    await events.start()
  } catch (error) {
    await database.close()
    throw error
  }
  const newId = createIds(database.clock)
  return {
    turns: createTurnStore(database),
    conversations: createConversationStore(database),
    traffic: createTrafficStore(database),
    releases: createReleaseStore(database, events),
    outbox: createOutboxStore(database, events),
    timers: createTimerStore(database),
    albums: createAlbumStore(database),
    uploads: createUploadStore(database),
    files: createFileStore(database),
    people: createPeopleStore(database),
    lineage: createLineage(database, events),
    queues: createQueueStore(database, events, newId),
    centreQueue: createCentreQueue(database),
    sessions: createSessionStore(database),
    events,
    clock: database.clock,
    newId,
    lost: database.lost,
    beat: createHeartbeat(database),
    backup: database.backup,
    close: database.close,
  }
}
