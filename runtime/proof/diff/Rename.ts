/** A node that has another id and is the same node. */
export type Rename = { readonly from: string; readonly to: string }

/** The new id of a node; its own when it is not renamed. */
export function renamed(renames: readonly Rename[], id: string): string {
  return renames.find(({ from }) => from === id)?.to ?? id
}
