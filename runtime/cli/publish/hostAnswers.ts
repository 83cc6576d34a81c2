import type { Deployment, ReleaseSummary, StandingPlace } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { askHost, type HostRequest } from '../askHost.ts'
import type { CommandEnv } from '../Command.ts'

export type ReleasesAnswer = {
  readonly releases: readonly ReleaseSummary[]
  readonly deployment: Deployment | null
}
export type PublishAnswer = {
  readonly hash: string
  readonly isNew: boolean
  readonly before: Deployment | null
  readonly deployment: Deployment | null
  readonly standing: readonly StandingPlace[]
  /** secrets that the host does not give */
  readonly notes: readonly string[]
}
export type StandingAnswer = { readonly conversations: number; readonly places: readonly StandingPlace[] }

/** The members that are read of an answer: a host of another version may answer more. */
const MEMBERS = {
  releases: ['releases', 'deployment'],
  publish: ['hash', 'isNew', 'before', 'deployment', 'standing', 'notes'],
  standing: ['conversations', 'places'],
  deployment: ['live', 'canary', 'before', 'at'],
} as const
type Answers = {
  readonly releases: ReleasesAnswer
  readonly publish: PublishAnswer
  readonly standing: StandingAnswer
  readonly deployment: Deployment
}

/** Asks a host about releases. Throws as `askHost` does, and `unavailable` when the host answers in another way than this version. */
export async function askReleases<Kind extends keyof Answers>(
  kind: Kind,
  { base, env }: { readonly base: string; readonly env: CommandEnv },
  path: string,
  request: HostRequest = {},
): Promise<Answers[Kind]> {
  const answer = await askHost(base, path, env, { may: 'publish', ...request })
  if (typeof answer === 'object' && answer !== null && MEMBERS[kind].every((name) => name in answer))
    return answer as Answers[Kind] // its members were looked for, and the host holds them to the schema
  throw new AppError('unavailable', {
    detail: `What answers at ${base} speaks of releases in another way than this version.`,
  })
}
