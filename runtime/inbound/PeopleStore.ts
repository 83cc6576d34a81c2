/** The names of one person on a channel, the one that they are best reached by first. */
export type Names = readonly [string, ...string[]]

/** Who is who: a person has one thread on a channel, under the address that they first came by, and any number of names that lead there. */
export interface PeopleStore {
  /**
   * The address of the thread of each person, in their order. A name that is new is remembered; of two threads of one person the first name's is taken, and their contacts become one.
   */
  threadsOf(channel: string, people: readonly Names[], now: number): Promise<readonly string[]>
  /** when customers wrote last in their threads, epoch ms; who never wrote is left out */
  lastWrote(channel: string, addresses: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** whether the profile of a thread's contact is still to be asked for; asked once, unless it `failed` */
  askProfile(channel: string, address: string, now: number): Promise<boolean>
  /** gives the contact of a thread what it lacks; or, with null, lets the profile be asked for again */
  tellProfile(
    channel: string,
    address: string,
    profile: { readonly name?: string; readonly language?: string } | null,
  ): Promise<void>
  /** makes one contact of two, with all addresses, conversations and what is known of both; what both know `into` keeps. False when either is unknown. */
  merge(into: string, other: string): Promise<boolean>
}
