import { sayConversation } from '../sayConversation.ts'
import { type Report, sayFailure } from './Report.ts'

/** The Test Anything Protocol, version 14 (testanything.org). */
export const tap: Report = (played) => {
  const lines = ['TAP version 14', `1..${played.length}`]
  played.forEach((scenario, index) => {
    const { flow, name, at, passed, failures, conversation } = scenario
    lines.push(`${passed ? 'ok' : 'not ok'} ${index + 1} - ${escapeName(`${flow}: ${name}`)}`)
    if (passed) return
    lines.push('  ---')
    for (const failure of failures) lines.push(`  message: ${JSON.stringify(sayFailure(scenario, failure))}`)
    lines.push(
      '  conversation:',
      ...sayConversation(conversation, at).map((line) => `    - ${JSON.stringify(line)}`),
      '  ...',
    )
  })
  return `${lines.join('\n')}\n`
}

/** `#` begins a directive. */
const escapeName = (name: string): string => name.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ')
