import { clocks } from './clocks.ts'
import type { Fault } from './Fault.ts'
import { freeze } from './freeze.ts'
import { fullDisks } from './fullDisk.ts'
import { kills } from './kill.ts'
import { locks } from './locked.ts'
import { networkFaults } from './network.ts'
import { readOnly } from './readOnly.ts'
import { terminate } from './terminate.ts'

/** Everything that goes wrong in `npm run trials faults`. */
export const FAULTS: readonly Fault[] = [
  ...kills,
  freeze,
  terminate,
  ...networkFaults,
  readOnly,
  ...locks,
  ...fullDisks,
  clocks,
]
