import { AppError } from '../../AppError.ts'
import type { Issue } from '../../engine/issue.ts'
import { checkSuggestion } from '../../proof/suggest/checkSuggestion.ts'
import { type Suggestion, suggestKeywords } from '../../proof/suggest/suggestKeywords.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { count, paint, printLine } from '../print.ts'
import { readPercent } from '../readPercent.ts'
import { readMessages } from '../suggest/readMessages.ts'

const options = {
  from: { type: 'string', placeholder: 'FILE', description: 'CSV with the columns text, label and, if any, language' },
  precision: {
    type: 'string',
    placeholder: 'P%',
    description: 'routed messages that must be routed right, by cross-validation; default 90%',
  },
  most: { type: 'string', placeholder: 'N', description: 'keywords of a rule, at most; default 25' },
  folds: { type: 'string', placeholder: 'N', description: 'parts of the cross-validation; default 5' },
  seed: { type: 'string', placeholder: 'N', description: 'deals the messages to the parts; default 1' },
} as const

/** Suggests the rules of a keywordRoute from messages that people have labelled. */
export const suggest: Command<typeof options> = {
  name: 'suggest',
  summary: 'Suggest the rules of a keywordRoute from messages with labels',
  usage: 'keywords --from FILE [options]',
  positionals: 1,
  options,
  more: `Each label becomes a rule of words, phrases and beginnings of words (refund*), in the order in which they should stand. A message that
belongs to none has an empty label, or "none": such messages show which keywords take too much. The rules go to stdout, ready for a
keywordRoute; how they did with messages that they had not seen, and what usher check says of them, to stderr.
--json prints { rules, score: { messages, right, precision, recall, falseTriggers }, labels: [{ label, rule, messages, precision, recall }],
issues }; a share is null where there was no such message, and a rule where no keyword is sure enough.
Ends with 0 when there are rules, with 1 when no keyword is sure enough, with 2 when the file has other columns, and with 3 when it cannot
be read.`,
  async run({ values, positionals, io }) {
    if (positionals[0] !== 'keywords' || values.from === undefined) {
      throw new AppError('badRequest', {
        detail: 'Keywords are suggested: usher suggest keywords --from messages.csv.',
      })
    }
    const messages = await readMessages(values.from)
    const suggestion = suggestKeywords(messages, {
      precision: values.precision === undefined ? 0.9 : readPercent('precision', values.precision) / 100,
      most: readWhole(values.most, '--most', 25, 1),
      folds: readWhole(values.folds, '--folds', 5, 2),
      seed: readWhole(values.seed, '--seed', 1, 0),
      onProgress: (done, of) => {
        if (io.stderr.isTTY === true) io.stderr.write(done < of ? `\rtried ${done} of ${of}` : '\r\u001b[K')
      },
    })
    const issues = checkSuggestion(suggestion.rules)
    if (values.json === true) printLine(io.stdout, JSON.stringify({ ...suggestion, issues }, null, 2))
    else {
      printLine(io.stdout, JSON.stringify(suggestion.rules, null, 2))
      printScore(io, suggestion, issues)
    }
    return suggestion.rules.length === 0 ? EXIT_CODES.problems : EXIT_CODES.ok
  },
}

function readWhole(value: string | undefined, option: string, otherwise: number, least: number): number {
  if (value === undefined) return otherwise
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
  if (number >= least) return number
  throw new AppError('badRequest', { detail: `${option} takes a whole number from ${least}, and not "${value}".` })
}

function printScore({ stderr }: Io, { labels, score, rules }: Suggestion, issues: readonly Issue[]): void {
  const say = (text: string) => printLine(stderr, text)
  const width = Math.max(...labels.map(({ label }) => label.length), 'label'.length)
  say(paint(stderr, 'dim', `${'label'.padEnd(width)}  messages  precision  recall`))
  for (const { label, rule, messages, precision, recall } of labels) {
    const figures = `${String(messages).padStart(8)}  ${percent(precision).padStart(9)}  ${percent(recall).padStart(6)}`
    say(`${label.padEnd(width)}  ${figures}${rule === null ? '  no keyword is sure enough' : ''}`)
  }
  const falsely =
    score.falseTriggers === null ? '' : `, ${percent(score.falseTriggers)} of those that belong nowhere routed`
  say(
    `${count(rules.length, 'rule')} from ${count(score.messages, 'message')}; of those not seen: precision ${percent(score.precision)}, recall ${percent(score.recall)}${falsely}`,
  )
  for (const { severity, code, message } of issues) say(`check: ${severity} ${code} ${message}`)
}

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`)
