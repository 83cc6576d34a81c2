/**
 * A thread is a channel and an address on it; everything that happens to its conversations happens under one lock.
 *
 * The lock is an advisory one on a hash of both, not on the row of the address: it also holds for a customer who has no row yet, so two hosts that meet the same new customer
 * do not create them twice, and taking it writes nothing to disk. Two threads with the same hash only wait for each other.
 *
 * Order of locks, everywhere: threads in the order of their hash, then rows. Only `runBatch`, `runStrangers`, `complete` and `transfer` take threads; claims, leases, timers and the outbox lock single
 * rows with SKIP LOCKED or hold them for one statement, and never ask for a thread while they hold one. So nobody waits in a circle.
 */
export function threadKey(channel: string, address: string): string {
  return `hashtextextended(${channel} || E'\\x1f' || ${address}, 0)`
}
