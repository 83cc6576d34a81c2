/** How a node or an exit is painted: on the way just taken, on the way before, covered by scenarios, or missed by them. */
export type Mark = 'now' | 'before' | 'covered' | 'missed'

/** What is painted over the open flow's canvas: nodes by id, exits by `node exit`. What has no mark is dimmed. */
export type Marks = { readonly nodes: ReadonlyMap<string, Mark>; readonly exits: ReadonlyMap<string, Mark> }
