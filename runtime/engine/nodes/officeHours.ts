import type { OfficeHoursNode } from '../../../schemas/flow.ts'
import { scheduleAt } from '../schedule/scheduleAt.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'

/** Leaves by the verdict of its schedule: emergency, holiday, closed or open. */
export function compileOfficeHours(node: OfficeHoursNode, context: CompileContext): Behaviour {
  if (context.workspace.schedules[node.schedule] === undefined) {
    context.problems.push({ nodeId: context.nodeId, message: `there is no schedule "${node.schedule}"` })
  }
  return {
    enter(turn) {
      const schedule = turn.flow.schedules.get(node.schedule)
      if (schedule === undefined) throw new Error(`There is no schedule "${node.schedule}".`)
      const { verdict, because } = scheduleAt(schedule, turn.env.now)
      turn.session.schedule = node.schedule
      turn.values = null
      turn.trace.push({ type: 'scheduleChecked', node: context.nodeId, schedule: node.schedule, verdict, because })
      return verdict
    },
  }
}
