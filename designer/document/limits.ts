/** Nodes of a flow; the same as `maxProperties` in schemas/flow.schema.json. */
export const MAX_NODES = 5000
/** Edits of the same field within this time of each other, in ms, are one step of undo. */
export const MERGE_MS = 1000
/** Steps that undo goes back. A step shares all that it did not change with its neighbours, so this costs a few MB at most. */
export const MAX_STEPS = 500
/** Characters of a scenario's name, as in schemas/scenarios.schema.json. */
export const LONGEST_NAME = 200
