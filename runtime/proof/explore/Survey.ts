import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { nodeAt, type WrittenNode } from '../../engine/turn/nodeAt.ts'
import type { CompiledFlow } from '../../engine/walk/CompiledFlow.ts'
import { comparisonsOf } from '../content/comparisonsOf.ts'
import { comparedValues, type Scalar } from './comparedValues.ts'

/** What a flow, with the flows that it calls, looks at when it decides. */
export type Survey = {
  readonly release: CompiledRelease
  readonly flow: CompiledFlow
  readonly written: ReadonlyMap<string, WrittenNode>
  /** values that a branch tells apart, by attribute */
  readonly compared: ReadonlyMap<string, readonly Scalar[]>
  /** schedules that are asked, in order of their ids */
  readonly schedules: readonly string[]
  /** whether a schedule may be asked again, and say another thing after a while */
  readonly asksHoursAgain: boolean
  /** paths of the nodes that draw lots */
  readonly splits: readonly string[]
  /** whether a template carries variables from one to another, so that any of them may matter */
  readonly copiesVariables: boolean
}

/** Looks a flow through; null when it cannot run. */
export function surveyOf(release: CompiledRelease, flowId: string): Survey | null {
  const compiled = release.flow(flowId)
  if (!compiled.ok) return null
  const written = new Map<string, WrittenNode>()
  const compared = new Map<string, Set<Scalar>>()
  const schedules = new Set<string>()
  let hours = 0
  const splits: string[] = []
  let copiesVariables = false
  for (const path of compiled.flow.nodes.keys()) {
    const found = nodeAt(release.workspace, flowId, path)
    if (found === null) continue
    written.set(path, found)
    const { node } = found
    if (node.type === 'officeHours') {
      schedules.add(node.schedule)
      hours += 1
    }
    if (node.type === 'split') splits.push(path)
    if (node.type === 'assign' || node.type === 'subflow') copiesVariables ||= JSON.stringify(node).includes('vars.')
    if (node.type !== 'branch') continue
    for (const { comparison } of comparisonsOf(node)) {
      const values = compared.get(comparison.attribute) ?? new Set()
      for (const value of comparedValues(comparison)) values.add(value)
      compared.set(comparison.attribute, values)
    }
  }
  return {
    release,
    flow: compiled.flow,
    written,
    compared: new Map([...compared].map(([attribute, values]) => [attribute, [...values]])),
    schedules: [...schedules].sort(),
    asksHoursAgain: hours > 1,
    splits,
    copiesVariables,
  }
}
