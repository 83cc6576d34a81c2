import type { Rule } from './Rule.ts'
import { unknownExit } from './rules/unknownExit.ts'
import { unknownTarget } from './rules/unknownTarget.ts'
import { unwiredExit } from './rules/unwiredExit.ts'

/** Every rule, in the order in which a reader would look. A test compares the list with the folder. */
export const RULES: readonly Rule[] = [unknownTarget, unknownExit, unwiredExit]
