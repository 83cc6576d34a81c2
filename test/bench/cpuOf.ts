import { readFileSync } from 'node:fs'

/** Node counts processor time in these. */
const TICK_MS = 10

/** Processor time that a process and its threads have used, in ms, as Linux tells it. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
