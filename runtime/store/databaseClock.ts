import { uptime } from 'node:os'

/*
 * The time by which everything that hosts share is measured: leases, due times, priorities, the hours of a desk. It is the database's, so that hosts whose clocks are minutes apart agree;
 * between two looks at it goes on by the process's own monotonic clock, so that a host whose wall clock jumps notices nothing.
 */

export type MeasuredClock = {
  /** epoch ms by the database */
  readonly now: () => number
  /** notes what the database's clock said (epoch ms) somewhere between two instants of `performance.now()` */
  readonly note: (said: number, from: number, to: number) => void
}

/** An answer that took longer says too little of when it was given, unless nothing better is known. */
const SLOW_MS = 500

/** A clock that is told what the database's says. Before that it is this machine's. */
export function createMeasuredClock(): MeasuredClock {
  let offset = Date.now() - performance.now()
  let isMeasured = false
  return {
    now: () => Math.round(offset + performance.now()),
    note: (said, from, to) => {
      if (isMeasured && to - from > SLOW_MS) return
      isMeasured = true
      offset = said - (from + to) / 2
    },
  }
}

/**
 * The clock of a database inside this process: the wall clock's time when it opened, and what has passed since, the time that the machine slept included. A wall clock that is set
 * meanwhile changes nothing.
 */
export function createSteadyClock(): () => number {
  const start = Date.now() - performance.now()
  // Whole seconds: only a sleep is read from it.
  const awake = uptime() - performance.now() / 1000
  return () => {
    const slept = Math.floor(uptime() - performance.now() / 1000 - awake)
    return Math.round(start + performance.now() + (slept > 1 ? slept * 1000 : 0))
  }
}
