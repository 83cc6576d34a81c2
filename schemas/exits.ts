// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { NodeType } from './flow.ts'

/** The exits of a type of node, in the order in which they are shown: those that the author names, then those that it has anyway. */
export type ExitRule = {
  /** the list of the node whose ids are names of exits */
  readonly namedBy?: string
  readonly fixed: readonly string[]
  /** by a fixed exit that not every node of the type has: the setting that brings it */
  readonly onlyWith: { readonly [exit: string]: string }
  /** whether an exit may lead nowhere, which ends the flow there */
  readonly isOptional: boolean
}

export const exits = {
  assign: {"fixed":["next"],"onlyWith":{},"isOptional":false},
  botHandoff: {"namedBy":"outcomes","fixed":["done","failed","timeout","escape"],"onlyWith":{"escape":"escape"},"isOptional":false},
  branch: {"namedBy":"cases","fixed":["otherwise"],"onlyWith":{},"isOptional":false},
  close: {"fixed":[],"onlyWith":{},"isOptional":false},
  collect: {"fixed":["next","invalid","timeout"],"onlyWith":{},"isOptional":false},
  enqueue: {"fixed":[],"onlyWith":{},"isOptional":false},
  greeting: {"fixed":["next"],"onlyWith":{},"isOptional":false},
  keywordRoute: {"namedBy":"rules","fixed":["noMatch","timeout"],"onlyWith":{"timeout":"prompt"},"isOptional":false},
  menu: {"namedBy":"options","fixed":["noMatch","timeout"],"onlyWith":{},"isOptional":false},
  message: {"fixed":["next"],"onlyWith":{},"isOptional":false},
  officeHours: {"fixed":["open","closed","holiday","emergency"],"onlyWith":{},"isOptional":false},
  outcome: {"fixed":["next"],"onlyWith":{},"isOptional":true},
  request: {"fixed":["ok","failed"],"onlyWith":{},"isOptional":false},
  split: {"namedBy":"branches","fixed":[],"onlyWith":{},"isOptional":false},
  subflow: {"fixed":[],"onlyWith":{},"isOptional":false},
} as const satisfies { readonly [type in NodeType]: ExitRule }
