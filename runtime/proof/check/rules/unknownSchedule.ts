import { example, exampleSchedules, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unknownReferences } from '../references.ts'

const asking = (schedule: string) =>
  ({
    hours: {
      type: 'officeHours',
      schedule,
      exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

export const unknownSchedule: Rule = {
  code: 'unknownSchedule',
  severity: 'error',
  explanation:
    'An office hours node asks a schedule that does not exist, so the flow cannot be published. Name a schedule of the folder schedules, or add its file.',
  good: example(asking('support'), {}, { schedules: exampleSchedules }),
  bad: example(asking('suport'), {}, { schedules: exampleSchedules }),
  find: (workspace) => unknownReferences(workspace, 'schedule', 'the folder schedules'),
}
