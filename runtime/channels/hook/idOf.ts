import { hash } from 'node:crypto'
import type { ChannelEvent } from '../ChannelEvent.ts'

/** What an index of the database holds with room to spare; ids of platforms are a tenth of it. */
export const LONGEST_ID = 512

/** The id of an event: the platform's, in short where it is very long; where the platform gives none, what the event says is its name. */
export function idOf(event: ChannelEvent): string {
  const { externalId } = event
  if (externalId === '') return `sha256:${hash('sha256', JSON.stringify(event), 'hex')}`
  return externalId.length > LONGEST_ID ? `sha256:${hash('sha256', externalId, 'hex')}` : externalId
}
