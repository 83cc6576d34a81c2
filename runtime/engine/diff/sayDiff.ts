import type { Json } from '../../../schemas/flow.ts'
import type { FileKind } from '../files/FileKind.ts'
import { namesIn } from '../files/pointer.ts'
import { isRecord } from '../files/shapeOf.ts'
import { sayNames } from './sayNames.ts'
import type { Change, FileDiff, KeywordMove, WorkspaceDiff } from './WorkspaceDiff.ts'

/** What changed in one file, in the words of the field. */
export type DiffSection = { readonly title: string; readonly file: string; readonly lines: readonly DiffLine[] }

/** `>`: renamed or moved */
export type DiffLine = { readonly sign: '+' | '-' | '~' | '>'; readonly text: string }

const TITLES: { readonly [kind in FileKind]: string } = {
  workspace: 'Workspace',
  queues: 'Queues',
  skills: 'Skills',
  bots: 'Bots',
  channels: 'Channels',
  schedule: 'Schedule',
  flow: 'Flow',
  layout: 'Layout of',
  scenarios: 'Scenarios of',
}

/** One section a file, for people to read. Terminal and Markdown render the same sections. */
export function sayDiff(diff: WorkspaceDiff): readonly DiffSection[] {
  return diff.files.map((file) => ({
    title: file.id === '' ? TITLES[file.kind] : `${TITLES[file.kind]} ${file.id}`,
    file: file.file,
    lines: sayFile(file),
  }))
}

function sayFile(file: FileDiff): readonly DiffLine[] {
  if (file.change === 'added') return [{ sign: '+', text: 'new' }]
  if (file.change === 'removed') return [{ sign: '-', text: 'removed' }]
  const { renames, changes, moves, kind } = file
  const renamed = renames.map(({ from, to }): DiffLine => ({ sign: '>', text: `node ${from} is renamed to ${to}` }))
  const boxes = changes.filter(({ means }) => means.what === 'boxMoved')
  const others = changes.filter(({ means }) => means.what !== 'boxMoved' && !isMoved(means, moves))
  return [
    ...(kind === 'layout' ? [] : renamed),
    ...others.map(sayChange),
    ...moves.map(({ node, language, keyword, from, to }): DiffLine => {
      const text = `${node}: the keyword ${quote(keyword)}${inLanguage(language)} moves from ${from} to ${to}`
      return { sign: '>', text }
    }),
    ...sayBoxes(new Set(boxes.map(({ means }) => ('node' in means ? means.node : ''))).size),
  ]
}

function isMoved(means: Change['means'], moves: readonly KeywordMove[]): boolean {
  if (means.what !== 'keywordAdded' && means.what !== 'keywordRemoved') return false
  const { node, language, keyword, rule } = means
  const side = means.what === 'keywordAdded' ? 'to' : 'from'
  return moves.some(
    (move) => move.node === node && move.language === language && move.keyword === keyword && move[side] === rule,
  )
}

function sayBoxes(count: number): readonly DiffLine[] {
  return count === 0 ? [] : [{ sign: '~', text: count === 1 ? '1 box moved' : `${count} boxes moved` }]
}

function sayChange({ means, edit }: Change): DiffLine {
  const [from, to] = ['from' in edit ? edit.from : undefined, 'to' in edit ? edit.to : undefined]
  switch (means.what) {
    case 'nodeAdded':
      return { sign: '+', text: `node ${means.node} (${means.type})` }
    case 'nodeRemoved':
      return { sign: '-', text: `node ${means.node} (${means.type})` }
    case 'nodeReplaced':
      return { sign: '~', text: `node ${means.node}: ${means.from} becomes ${means.to}` }
    case 'exitRewired':
      return { ...change(from, to), text: `${means.node}: exit ${means.exit}: ${led(from)} → ${led(to)}` }
    case 'textChanged': {
      const place = words(means.place)
      return { ...change(from, to), text: `${subject(means)}${place}${inLanguage(means.language)}: ${arrow(from, to)}` }
    }
    case 'keywordAdded':
    case 'keywordRemoved': {
      const rule = means.rule === '' ? 'escape' : means.rule
      return {
        sign: means.what === 'keywordAdded' ? '+' : '-',
        text: `${means.node}: keyword ${quote(means.keyword)}${inLanguage(means.language)} of ${rule}`,
      }
    }
    case 'itemAdded':
      return { sign: '+', text: `${subject(means)}${words(means.list)}: ${means.item}${detail(to)}` }
    case 'itemRemoved':
      return { sign: '-', text: `${subject(means)}${words(means.list)}: ${means.item}${detail(from)}` }
    case 'itemsReordered':
      return { sign: '~', text: `${subject(means)}${words(means.list)} in another order: ${list(from)} → ${list(to)}` }
    case 'boxAdded':
    case 'boxRemoved':
    case 'boxMoved':
      return { sign: means.what === 'boxAdded' ? '+' : '-', text: `box of ${means.node}` }
    case 'settingChanged':
      return { ...change(from, to), text: `${subject(means)}${words(means.place)}: ${arrow(from, to)}` }
  }
}

function change(from: unknown, to: unknown): { readonly sign: DiffLine['sign'] } {
  return { sign: from === undefined ? '+' : to === undefined ? '-' : '~' }
}

const subject = ({ node }: { readonly node?: string }): string => (node === undefined ? '' : `${node}: `)
const inLanguage = (language: string): string => (language === '' ? '' : ` (${language})`)
const words = (pointer: string): string => sayNames(namesIn(pointer)).join(' ')
const quote = (text: string): string => `“${text}”`
const led = (to: unknown): string => (typeof to === 'string' ? to : 'nowhere')
const list = (names: unknown): string => (Array.isArray(names) ? names.join(', ') : '')

function arrow(from: Json | readonly string[] | undefined, to: Json | readonly string[] | undefined): string {
  if (from === undefined) return say(to)
  return to === undefined ? `${say(from)} is gone` : `${say(from)} → ${say(to)}`
}

function say(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

/** What an item says or asks, so that its id is not all. */
function detail(item: unknown): string {
  if (!isRecord(item)) return ''
  const said = item.label ?? item.text ?? item.keywords ?? item.when ?? item.percent ?? item.level
  // A label in several languages: the first will do, the id is there.
  const one = isRecord(said) && item.label !== undefined ? Object.values(said)[0] : said
  return one === undefined ? '' : ` ${say(one)}`
}
