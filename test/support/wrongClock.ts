import { existsSync, writeFileSync } from 'node:fs'
import { arch } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Debian's package faketime. */
const LIBRARY = `/usr/lib/${arch() === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketimeMT.so.1`

export type WrongClock = {
  /** `library`: for the whole process, by Debian's faketime; `date`: where that is not installed, for what JavaScript is told */
  readonly by: 'library' | 'date'
  /** of a process whose wall clock is to be wrong */
  readonly env: { readonly [name: string]: string }
  /** by so many seconds; the process notices within a second */
  readonly set: (seconds: number) => void
}

/** A wall clock that can be set, kept in a file of this name. The monotonic clock stays right. */
export function createWrongClock(file: string, seconds: number): WrongClock {
  const isInstalled = existsSync(LIBRARY)
  const set = (by: number): void => {
    writeFileSync(file, isInstalled ? `${by < 0 ? '-' : '+'}${Math.abs(by)}` : String(by))
  }
  set(seconds)
  return isInstalled
    ? {
        by: 'library',
        env: {
          LD_PRELOAD: LIBRARY,
          FAKETIME_TIMESTAMP_FILE: file,
          FAKETIME_CACHE_DURATION: '1',
          DONT_FAKE_MONOTONIC: '1',
        },
        set,
      }
    : {
        by: 'date',
        env: {
          WRONG_CLOCK: file,
          NODE_OPTIONS: `--import=${fileURLToPath(new URL('shiftClock.js', import.meta.url))}`,
        },
        set,
      }
}
