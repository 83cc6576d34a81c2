export type QueueItem = {
  readonly id: string
  readonly conversationId: string
  readonly queue: string
  readonly skills: readonly { readonly skill: string; readonly level: number }[]
  readonly priority: number
  /** epoch ms; its place in the queue is `enqueuedAt − priority × 60,000` */
  readonly enqueuedAt: number
  readonly status: 'waiting' | 'claimed' | 'done'
  readonly preferredAgent: string | null
  readonly preferredUntil: number | null
  readonly agent: string | null
  readonly claimedAt: number | null
  readonly leaseUntil: number | null
  readonly wrapUpCode: string | null
  readonly doneAt: number | null
}
/** `skills`: skill → level the agent has; a requirement is met at its level or above */
export type Agent = { readonly id: string; readonly skills: { readonly [skill: string]: number } }
/** queue id → delays (ms) after which skills are dropped, from queues.json of the live release */
export type Relaxations = {
  readonly [queue: string]: readonly { readonly afterMs: number; readonly dropSkills: readonly string[] }[]
}

export interface QueueStore {
  /** waiting items in claim order, then claimed ones */
  list(queue: string, limit: number): Promise<readonly QueueItem[]>
  counts(): Promise<
    readonly {
      readonly queue: string
      readonly waiting: number
      readonly claimed: number
      readonly oldestEnqueuedAt: number | null
    }[]
  >
  /** the first item that the agent may have (SKIP LOCKED); the conversation's owner becomes the agent. Items whose lease ended are first put back to their old place. */
  claim(
    queues: readonly string[],
    agent: Agent,
    now: number,
    leaseUntil: number,
    relaxations: Relaxations,
  ): Promise<QueueItem | null>
  /** never shortens a lease; null: no such claim by this agent */
  renew(itemId: string, agent: string, leaseUntil: number): Promise<QueueItem | null>
  /** ends the conversation's turn with the agent: owner `closed`, last agent remembered, journaled as an `agentClosed` turn. `source`: of whoever told so; told once more it ends nothing */
  complete(
    itemId: string,
    agent: string,
    wrapUpCode: string | null,
    now: number,
    source?: string,
  ): Promise<QueueItem | null>
  /** back to its old place */
  release(itemId: string, agent: string, now: number): Promise<QueueItem | null>
  /** closes this item and opens one in the other queue, keeping the time of enqueueing; `skills` replace the required ones when given */
  transfer(
    itemId: string,
    agent: string,
    to: {
      readonly queue: string
      readonly skills?: readonly { readonly skill: string; readonly level: number }[]
      readonly priority?: number
      /** the channel of the contact centre that the other queue hands over to */
      readonly handOver?: string
    },
    now: number,
  ): Promise<QueueItem | null>
  /** puts items back whose lease ended (owner `queue` again); returns how many */
  reclaimExpired(now: number): Promise<number>
}
