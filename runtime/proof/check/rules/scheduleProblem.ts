import { filePath } from '../../../engine/files/FileKind.ts'
import { checkSchedule } from '../../schedule/checkSchedule.ts'
import { exampleHours } from '../example.ts'
import type { Rule } from '../Rule.ts'

const inZone = (timeZone: string) => exampleHours({ id: 'support', timeZone, weekly: { mon: ['09:00-18:00'] } })

export const scheduleProblem: Rule = {
  code: 'scheduleProblem',
  severity: 'error',
  explanation:
    'A schedule says what cannot be, such as an unknown time zone, hours that are no hours or a date that is not in the calendar (errors), or what is most likely not meant, such as overlapping hours, a week without hours or an exception on a holiday (warnings). Correct it, or customers meet a closed door at the wrong time.',
  good: inZone('Europe/Rome'),
  bad: inZone('Europe/Rom'),
  find: (workspace) =>
    Object.values(workspace.schedules).flatMap((schedule) =>
      checkSchedule(schedule).map(({ code: _, ...issue }) => ({ ...issue, file: filePath('schedule', schedule.id) })),
    ),
}
