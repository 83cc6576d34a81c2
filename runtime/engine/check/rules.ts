import type { Rule } from './Rule.ts'
import { loopWithoutWait } from './rules/loopWithoutWait.ts'
import { recursiveSubflow } from './rules/recursiveSubflow.ts'
import { unknownExit } from './rules/unknownExit.ts'
import { unknownTarget } from './rules/unknownTarget.ts'
import { unreachableNode } from './rules/unreachableNode.ts'
import { unwiredExit } from './rules/unwiredExit.ts'

/** Every rule, in the order in which a reader would look. A test compares the list with the folder. */
export const RULES: readonly Rule[] = [
  unknownTarget,
  unknownExit,
  unwiredExit,
  unreachableNode,
  loopWithoutWait,
  recursiveSubflow,
]
