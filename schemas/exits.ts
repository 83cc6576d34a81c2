// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { NodeType } from './flow.ts'

/** The exits of a type of node, in the order in which they are shown: those that the author names, then those that it has anyway. */
export type ExitRule = {
  /** the list of the node whose ids are names of exits */
  readonly namedBy?: string
  readonly fixed: readonly string[]
  /** by a fixed exit that not every node of the type has: the setting that brings it */
  readonly onlyWith: { readonly [exit: string]: string }
  /** the fixed exit by which the flow goes on when a message of the node is not delivered; a node may do without it */
  readonly whenUndelivered: string | null
  /** whether an exit may lead nowhere, which ends the flow there */
  readonly isOptional: boolean
}

export const exits = {
  assign: {"fixed":["next"],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  botHandoff: {"namedBy":"outcomes","fixed":["done","failed","timeout","escape"],"onlyWith":{"escape":"escape"},"whenUndelivered":null,"isOptional":false},
  branch: {"namedBy":"cases","fixed":["otherwise"],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  close: {"fixed":[],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  collect: {"fixed":["next","invalid","timeout","undelivered"],"onlyWith":{},"whenUndelivered":"undelivered","isOptional":false},
  enqueue: {"fixed":[],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  greeting: {"fixed":["next"],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  keywordRoute: {"namedBy":"rules","fixed":["noMatch","timeout","undelivered"],"onlyWith":{"timeout":"prompt","undelivered":"prompt"},"whenUndelivered":"undelivered","isOptional":false},
  menu: {"namedBy":"options","fixed":["noMatch","timeout","undelivered"],"onlyWith":{},"whenUndelivered":"undelivered","isOptional":false},
  message: {"fixed":["next","failed"],"onlyWith":{},"whenUndelivered":"failed","isOptional":false},
  officeHours: {"fixed":["open","closed","holiday","emergency"],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  outcome: {"fixed":["next"],"onlyWith":{},"whenUndelivered":null,"isOptional":true},
  request: {"fixed":["ok","failed"],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  split: {"namedBy":"branches","fixed":[],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
  subflow: {"fixed":[],"onlyWith":{},"whenUndelivered":null,"isOptional":false},
} as const satisfies { readonly [type in NodeType]: ExitRule }
