/** What the two sides are called beside the marks: `HEAD`, a branch. */
export type SideNames = { readonly ours: string; readonly theirs: string }
