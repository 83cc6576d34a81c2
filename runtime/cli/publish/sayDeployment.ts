import type { Deployment } from '../../../schemas/wire.ts'
import { shortHash } from './printStanding.ts'

/** What is live, in a line. */
export function sayDeployment(deployment: Deployment | null): string {
  if (deployment === null) return 'nothing'
  const { live, canary, at } = deployment
  const tried = canary === null ? '' : `, and ${shortHash(canary.release)} for ${canary.percent}% of contacts`
  return `${shortHash(live)}${tried}, since ${sayTime(at)} UTC`
}

/** An instant of the API as people read it. */
export const sayTime = (at: string): string => at.replace('T', ' ').slice(0, 16)
