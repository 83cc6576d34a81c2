import type { Misfit } from '../proof/replay/goAgain.ts'
import type { ReplayCount, ReplayExample, ReplayReport } from '../proof/replay/tallyReplays.ts'
import { count, paint, printable, printLine } from './print.ts'

const WHY: { readonly [misfit in Misfit]: string } = {
  otherQuestion: 'the customer answered another question',
  noAnswer: 'a bot or service is called that was not called then',
  noCall: 'a bot or service answered that is not called any more',
  withAgent: 'an agent had the conversation while the flow still has it now',
}

/** The report as a person reads it. `threshold` is a share, null: none. */
export function printReplay(
  stdout: NodeJS.WriteStream,
  report: ReplayReport,
  threshold: number | null,
  passed: boolean,
): void {
  const say = (text = '') => printLine(stdout, text)
  const title = (text: string) => paint(stdout, 'bold', text)
  const { conversations, turns, changed, changes, untold } = report
  const told = conversations - untold
  const line = (what: string, { count: number, example }: ReplayCount, note = '') => {
    say(`  ${String(number).padStart(6)}  ${what}${note}`)
    if (example !== null) say(`${' '.repeat(10)}${paint(stdout, 'dim', sayExample(example))}`)
  }

  if (changes.length > 0) say(title('Ended elsewhere'))
  for (const change of changes) {
    const guessed = change.guessed === 0 ? '' : ` (${change.guessed} of them a guess)`
    line(`${printable(change.from)} → ${printable(change.to)}`, change, guessed)
  }
  if (report.newFailures.length > 0) say(title('New failures'))
  for (const failure of report.newFailures) line(failure.code, failure)
  const waits = [
    ['the customer is asked more often', report.gainedWaiting],
    ['the customer is asked less often', report.lostWaiting],
  ] as const
  if (waits.some(([, { count: number }]) => number > 0)) say(title('Waiting'))
  for (const [what, waiting] of waits) if (waiting.count > 0) line(what, waiting)
  if (report.diverged.length > 0) say(title('Diverged: what was recorded does not fit any more'))
  for (const diverged of report.diverged) line(WHY[diverged.why], diverged)
  if (untold > 0) say(`${count(untold, 'conversation')} cannot be told: what they depended on is not in the recording.`)
  if (changes.length > 0 || report.diverged.length > 0) say()

  const share = told === 0 ? 0 : (changed / told) * 100
  const outcome =
    changed === 0
      ? paint(stdout, 'green', 'all ended as they did')
      : `${changed} (${share.toFixed(2)}%) would have ended elsewhere`
  say(`${count(told, 'conversation')}, ${count(turns, 'turn')}: ${outcome}`)
  if (threshold !== null && !passed) say(paint(stdout, 'red', `More than the threshold of ${threshold * 100}%.`))
}

function sayExample({ conversationId, turns, said }: ReplayExample): string {
  const words = said.map((text) => `“${printable(text).replaceAll('\n', ' ')}”`).join(', ')
  return `${conversationId}, ${count(turns, 'turn')}${words === '' ? '' : `: ${words}`}`
}
