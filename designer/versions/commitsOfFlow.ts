import type { HostAnswer } from '../api/askHost.ts'
import type { Commit, Commits } from '../api/GitApi.ts'

/** Where the workspace stands in git, and the commits that changed a flow, newest first. */
export type FlowCommits = Pick<Commits, 'repository'> & { readonly commits: readonly FlowCommit[] }

/** `isLayoutOnly`: it moved boxes and changed nothing of what runs. */
export type FlowCommit = Commit & { readonly isLayoutOnly: boolean }

/** Marks which of the commits that changed a flow or its layout changed the layout alone, since they are not among those of the flow's file. A refusal of either is the answer. */
export function commitsOfFlow(both: HostAnswer<Commits>, flow: HostAnswer<Commits>): HostAnswer<FlowCommits> {
  if (!both.ok) return both
  if (!flow.ok) return flow
  const { repository, commits } = both.value
  const own = new Set(flow.value.commits.map(({ hash }) => hash))
  return {
    ok: true,
    value: { repository, commits: commits.map((commit) => ({ ...commit, isLayoutOnly: !own.has(commit.hash) })) },
  }
}
