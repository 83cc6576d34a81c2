import { joinWords, type Value, type Words, words } from '../../engine/words.ts'
import { nameSkill } from '../nameSkill.ts'

/** Where a conversation is put, or shall be; without skills or priority, any will do. */
export type Queued = {
  readonly queue: string
  readonly skills?: readonly (string | { readonly skill: string; readonly level?: number })[]
  readonly priority?: number
}

/** `enqueued billing, skills billing 3, priority 5`: as a person says it, with what an expectation names and no more. */
export function sayQueued({ queue, skills, priority }: Queued): Words {
  const parts: Value[] = [queue]
  if (skills?.length === 0) parts.push(words`no skills`)
  else if (skills !== undefined)
    parts.push(words`skills ${skills.map((one) => (typeof one === 'string' ? one : nameSkill(one))).join(', ')}`)
  if (priority !== undefined) parts.push(words`priority ${priority}`)
  return words`enqueued ${joinWords(parts, (first, second) => words`${first}, ${second}`)}`
}
