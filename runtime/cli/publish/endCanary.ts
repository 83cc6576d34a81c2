import type { Deployment, OnStanding } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import type { CommandEnv } from '../Command.ts'
import { askReleases } from './hostAnswers.ts'

/**
 * Gives the canary to everybody, or to nobody any more. What was asked for standing conversations when it was published holds on for `promote`, unless
 * something else is asked now. Throws `conflict` when there is none, or somebody else was quicker.
 */
export async function endCanary(
  host: { readonly base: string; readonly env: CommandEnv },
  how: 'promote' | 'abort',
  onStanding: OnStanding | undefined,
): Promise<{ readonly before: Deployment; readonly deployment: Deployment }> {
  const before = await askReleases('deployment', host, '/api/deployment')
  if (before.canary === null) {
    throw new AppError('conflict', { detail: 'There is no canary. Publish one with usher publish --canary 10%.' })
  }
  const asked = onStanding ?? (how === 'promote' ? before.onStanding : undefined)
  const body = {
    live: how === 'promote' ? before.canary.release : before.live,
    expectedLive: before.live,
    ...(asked === undefined ? {} : { onStanding: asked }),
  }
  return { before, deployment: await askReleases('deployment', host, '/api/deployment', { method: 'PUT', body }) }
}
