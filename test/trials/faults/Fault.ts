import type { Hosts } from '../../support/startHosts.ts'
import type { NetworkProxy } from '../../support/startProxy.ts'
import type { WrongClock } from '../../support/wrongClock.ts'
import type { SmallDisk } from './smallDisk.ts'

/** What a fault can lay hands on. */
export type World = {
  readonly hosts: Hosts
  /** asks PostgreSQL itself, by no proxy; nothing on the embedded database */
  readonly sql: (text: string) => Promise<readonly { readonly [column: string]: unknown }[]>
  /** between the hosts and PostgreSQL */
  readonly proxy: NetworkProxy | null
  /** of each host, where clocks are wrong */
  readonly clocks: readonly WrongClock[]
  /** that the database is on, where that is small */
  readonly disk: SmallDisk | null
  /** a promise was broken */
  readonly violate: (what: string) => void
}

/** Brings a fault about; resolves to the way to end it, when it is there. `round` counts from 0. */
export type Hurt = (world: World, round: number) => Promise<() => Promise<void> | void>

/** Between the hosts and what they live by. */
export type Through = 'proxy' | 'wrongClocks' | 'smallDisk'

/** One thing that goes wrong while customers write, again and again. */
export type Fault = {
  readonly name: string
  readonly hosts: number
  readonly database: 'postgres' | 'embedded'
  readonly hurt: Hurt
  /** how long it lasts, in ms */
  readonly holdMs: number
  /** of a trial */
  readonly rounds: number
  /** hosts are told to end while it lasts, too, but where none can be asked that or it would show nothing */
  readonly endsWithin?: false
  readonly through?: readonly Through[]
  /** what one host may do to the conversations of another, in ms: longer than that no message waits */
  readonly longestWaitMs?: number
  /** a host ends by itself, for whoever runs it to start it anew */
  readonly endsHosts?: true
}
