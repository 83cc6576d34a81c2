import type { ResourceRef } from '../document/workspace/resources.ts'
import { useIssues } from '../problems/IssuesContext.ts'
import { NodeProblems } from '../problems/NodeProblems.tsx'
import { resourceOfIssue } from '../problems/resourceOfIssue.ts'

/** What is wrong with one resource. */
export function ResourceProblems({ kind, id }: ResourceRef) {
  const issues = useIssues().filter((issue) => {
    const resource = resourceOfIssue(issue)
    return resource?.kind === kind && resource.id === id
  })
  return <NodeProblems issues={issues} />
}
