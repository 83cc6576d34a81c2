import type { NewQueueItem } from '../../../runtime/inbound/TurnStore.ts'
import type { Agent, QueueItem, QueueStore, Relaxations } from '../../../runtime/queues/QueueStore.ts'
import type { History } from '../../support/checkHistory.ts'
import type { Flaw } from './Flaw.ts'

type Change = (History['queueChanges'] & {})[number]
type Transfer = Parameters<QueueStore['transfer']>[2] & { readonly newItemId: () => string }

const FREE = { status: 'waiting', agent: null, claimedAt: null, leaseUntil: null } as const

/** The rules of runtime/store/queues. `now` is the database's clock, by which the changes are noted. */
export function createQueueModel(flaw: Flaw | null, now: () => number) {
  const items = new Map<string, QueueItem>()
  /** the one item of a conversation that is not done */
  const unfinished = new Map<string, string>()
  const changes: Change[] = []

  function put(item: QueueItem, change?: Change['change'], agent = item.agent): QueueItem {
    items.set(item.id, item)
    if (item.status === 'done') unfinished.delete(item.conversationId)
    else unfinished.set(item.conversationId, item.id)
    if (change !== undefined) changes.push({ itemId: item.id, change, agent, at: now() })
    return item
  }
  const open = (): readonly QueueItem[] => [...unfinished.values()].flatMap((id) => items.get(id) ?? [])
  const heldBy = (id: string, agent: string): QueueItem | null => {
    const item = items.get(id)
    return item?.status === 'claimed' && (item.agent === agent || flaw === 'anyAgent') ? item : null
  }
  const isForTaking = ({ status }: QueueItem): boolean => status === 'waiting' || flaw === 'doubleClaim'

  return {
    items,
    unfinished,
    changes,
    isClaimed: (conversationId: string): boolean =>
      items.get(unfinished.get(conversationId) ?? '')?.status === 'claimed',

    enqueue(conversationId: string, fresh: NewQueueItem): void {
      const before = items.get(unfinished.get(conversationId) ?? '')
      const { id, enqueuedAt } = before ?? fresh
      put({ ...fresh, id, enqueuedAt, conversationId, ...FREE, wrapUpCode: null, doneAt: null })
    },
    reclaim(at: number): number {
      const ended = open().filter(({ status, leaseUntil }) => status === 'claimed' && (leaseUntil ?? at) < at)
      if (flaw === 'noReclaim') return 0
      for (const item of ended) put({ ...item, ...FREE }, 'expired', item.agent)
      return ended.length
    },
    claim(queues: readonly string[], agent: Agent, at: number, leaseUntil: number, relaxations: Relaxations) {
      const [item] = open()
        .filter(
          (one) =>
            isForTaking(one) &&
            queues.includes(one.queue) &&
            (one.preferredAgent === null || one.preferredAgent === agent.id || (one.preferredUntil ?? 0) <= at) &&
            isSkilled(one, agent, at - one.enqueuedAt, relaxations[one.queue] ?? []),
        )
        .sort((one, other) => placeOf(one) - placeOf(other) || (one.id < other.id ? -1 : 1))
      if (item === undefined) return null
      return put({ ...item, status: 'claimed', agent: agent.id, claimedAt: at, leaseUntil }, 'claimed')
    },
    renew(id: string, agent: string, leaseUntil: number): QueueItem | null {
      const item = heldBy(id, agent)
      const longer = flaw === 'lateRenewal' ? leaseUntil : Math.max(item?.leaseUntil ?? 0, leaseUntil)
      return item && put({ ...item, leaseUntil: longer })
    },
    release(id: string, agent: string): QueueItem | null {
      const item = heldBy(id, agent)
      return item && put({ ...item, ...FREE }, 'released', agent)
    },
    complete(id: string, agent: string, wrapUpCode: string | null, at: number): QueueItem | null {
      const item = heldBy(id, agent)
      return item && put({ ...item, status: 'done', wrapUpCode, doneAt: at }, 'completed', agent)
    },
    transfer(id: string, agent: string, to: Transfer, at: number): QueueItem | null {
      const item = heldBy(id, agent)
      if (item === null) return null
      put({ ...item, status: 'done', doneAt: at }, 'transferred', agent)
      const { skills = item.skills, priority = item.priority } = to
      const anew = { preferredAgent: null, preferredUntil: null, ...FREE }
      return put({ ...item, ...anew, id: to.newItemId(), queue: to.queue, skills, priority })
    },
  }
}

const placeOf = ({ enqueuedAt, priority }: QueueItem): number => enqueuedAt - priority * 60_000

function isSkilled({ skills }: QueueItem, agent: Agent, age: number, steps: Relaxations[string]): boolean {
  const dropped = steps.filter(({ afterMs }) => age >= afterMs).flatMap(({ dropSkills }) => dropSkills)
  return skills.every(({ skill, level }) => dropped.includes(skill) || (agent.skills[skill] ?? -1) >= level)
}
