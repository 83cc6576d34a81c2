/** A state that a flow's files have or had: as they are here, as they were saved, as a release or a commit has them. */
export type VersionName = 'now' | 'saved' | `release ${string}` | `commit ${string}`

export type Version = {
  readonly name: VersionName
  /** what it is, on one line */
  readonly label: string
  /** who made it and when, or what it is otherwise */
  readonly detail: string
  /** it moved boxes and changed nothing of what runs */
  readonly isLayoutOnly?: true
}

/** The hash of a release or commit; null for what has none. */
export function hashOf(name: VersionName, kind: 'release' | 'commit'): string | null {
  return name.startsWith(`${kind} `) ? name.slice(kind.length + 1) : null
}
