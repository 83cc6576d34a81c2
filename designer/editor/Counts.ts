/** What is counted at a node: conversations that went through it, and those that wait there now. */
export type Count = { readonly through: number; readonly standing: number }

/** What is counted over the open flow's canvas: nodes by id, exits by `node exit`; `most` is the largest of all, which the others are seen against. */
export type Counts = {
  readonly nodes: ReadonlyMap<string, Count>
  readonly exits: ReadonlyMap<string, number>
  readonly most: number
}
