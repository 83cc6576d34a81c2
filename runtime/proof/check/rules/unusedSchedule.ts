import { filePath } from '../../../engine/files/FileKind.ts'
import { words } from '../../../engine/words.ts'
import { example, exampleSchedules, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unusedResources } from '../references.ts'

export const unusedSchedule: Rule = {
  code: 'unusedSchedule',
  severity: 'info',
  explanation:
    'No office hours node asks a schedule, so changing its hours changes nothing. It is a leftover, or a node that should ask it asks another.',
  good: example(
    {
      hours: {
        type: 'officeHours',
        schedule: 'support',
        exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { schedules: exampleSchedules },
  ),
  bad: example({ 'to-general': toGeneral }, {}, { schedules: exampleSchedules }),
  find: (workspace) =>
    unusedResources(workspace, 'schedule').map((id) => ({
      file: filePath('schedule', id),
      path: '',
      message: words`Schedule "${id}": no office hours node asks it.`,
      fix: words`Name it in an office hours node, or delete its file.`,
    })),
}
