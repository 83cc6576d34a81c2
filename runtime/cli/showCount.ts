import type { Io } from './Command.ts'

const EVERY = 1_000

/** A line on a terminal that counts turns as they pass; anywhere else nothing. */
export function showCount({ stderr }: Io): { readonly step: () => void; readonly clear: () => void } {
  if (stderr.isTTY !== true) return { step: () => {}, clear: () => {} }
  let done = 0
  return {
    step: () => {
      done += 1
      if (done % EVERY === 0) stderr.write(`\r${done.toLocaleString('en')} turns`)
    },
    clear: () => stderr.write('\r\u001b[K'),
  }
}
