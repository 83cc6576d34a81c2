/** What could be wrong in a host or its store, and what it would be: the simulation must find each. */
export const FLAWS = {
  noDedupe: 'a message that comes again is decided again',
  sharedIds: 'the id of a message counts for its channel, not for its sender',
  noLock: 'two hosts decide one conversation at once',
  answerBeforeCommit: 'what is not yet on disk is acknowledged',
  idleForLong: 'a frozen host keeps the locks of its conversations for half a minute',
  noFence: 'who has lost a delivery writes down how it went all the same',
  noRenewal: 'work that takes longer than a lease is begun again',
  longLease: 'what a dead host carried waits for a minute and a half',
  lateCalls: 'a bot or service is called when its time is over',
  ownClock: 'leases and due times go by the clock of each host',
  unsignedPath: "a bot's answer is taken for whatever conversation it is sent to",
  doubleClaim: 'an item that an agent has is given to another',
  anyAgent: 'whoever names an item may finish it',
  lateRenewal: 'a renewal that was given up and is done behind a later one shortens the lease',
  noReclaim: 'the item of an agent who vanished stays theirs',
} as const
export type Flaw = keyof typeof FLAWS
