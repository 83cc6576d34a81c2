import { type Shape, shapes } from '../../../schemas/shapes.ts'
import type { FileKind } from '../../engine/files/FileKind.ts'
import { namesIn } from '../../engine/files/pointer.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import { parseDuration } from '../../engine/parseDuration.ts'
import { type Value, type Words, words } from '../../engine/words.ts'
import { sayType } from '../sayType.ts'
import { sayTrail } from './sayNames.ts'
import type { Change, FileDiff, KeywordMove, WorkspaceDiff } from './WorkspaceDiff.ts'

/** What changed in one file, in the words of the field. */
export type DiffSection = { readonly title: Words; readonly file: string; readonly lines: readonly DiffLine[] }

/** `>`: renamed or moved */
export type DiffLine = { readonly sign: '+' | '-' | '~' | '>'; readonly text: Words }

const TITLES: { readonly [kind in FileKind]: (id: string) => Words } = {
  workspace: () => words`Workspace`,
  queues: () => words`Queues`,
  skills: () => words`Skills`,
  bots: () => words`Bots`,
  channels: () => words`Channels`,
  schedule: (id) => words`Schedule ${id}`,
  flow: (id) => words`Flow ${id}`,
  layout: (id) => words`Layout of ${id}`,
  scenarios: (id) => words`Scenarios of ${id}`,
}

/** One section a file, for people to read. Terminal, Markdown and the designer render the same sections. */
export function sayDiff(diff: WorkspaceDiff): readonly DiffSection[] {
  return diff.files.map((file) => ({ title: TITLES[file.kind](file.id), file: file.file, lines: sayFile(file) }))
}

function sayFile(file: FileDiff): readonly DiffLine[] {
  if (file.change === 'added') return [{ sign: '+', text: words`new` }]
  if (file.change === 'removed') return [{ sign: '-', text: words`removed` }]
  const { renames, changes, moves, kind } = file
  const renamed = renames.map(
    ({ from, to }): DiffLine => ({ sign: '>', text: words`node ${from} is renamed to ${to}` }),
  )
  const boxes = changes.filter(({ means }) => means.what === 'boxMoved')
  const others = changes.filter(({ means }) => means.what !== 'boxMoved' && !isMoved(means, moves))
  return [
    ...(kind === 'layout' ? [] : renamed),
    ...others.map(sayChange),
    ...moves.map((move): DiffLine => ({ sign: '>', text: sayMove(move) })),
    ...sayBoxes(new Set(boxes.map(({ means }) => ('node' in means ? means.node : ''))).size),
  ]
}

function sayMove({ node, language, keyword, from, to }: KeywordMove): Words {
  return language === ''
    ? words`${node}: the keyword “${keyword}” moves from ${from} to ${to}`
    : words`${node}: the keyword “${keyword}” (${language}) moves from ${from} to ${to}`
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
  return count === 0 ? [] : [{ sign: '~', text: count === 1 ? words`1 box moved` : words`${count} boxes moved` }]
}

function sayChange({ means, edit }: Change): DiffLine {
  const [from, to] = ['from' in edit ? edit.from : undefined, 'to' in edit ? edit.to : undefined]
  switch (means.what) {
    case 'nodeAdded':
      return { sign: '+', text: words`node ${means.node} (${sayType(means.type)})` }
    case 'nodeRemoved':
      return { sign: '-', text: words`node ${means.node} (${sayType(means.type)})` }
    case 'nodeReplaced':
      return { sign: '~', text: words`node ${means.node}: ${sayType(means.from)} becomes ${sayType(means.to)}` }
    case 'exitRewired':
      return { ...change(from, to), text: words`${means.node}: exit ${means.exit}: ${led(from)} → ${led(to)}` }
    case 'textChanged': {
      const place = trail(means.place)
      const where = means.language === '' ? place : words`${place} (${means.language})`
      return { ...change(from, to), text: within(means, words`${where}: ${arrow(from, to)}`) }
    }
    case 'keywordAdded':
    case 'keywordRemoved': {
      const { node, keyword, language } = means
      const rule = means.rule === '' ? words`escape` : means.rule
      return {
        sign: means.what === 'keywordAdded' ? '+' : '-',
        text:
          language === ''
            ? words`${node}: keyword “${keyword}” of ${rule}`
            : words`${node}: keyword “${keyword}” (${language}) of ${rule}`,
      }
    }
    case 'itemAdded':
      return { sign: '+', text: within(means, sayItem(means, to)) }
    case 'itemRemoved':
      return { sign: '-', text: within(means, sayItem(means, from)) }
    case 'itemsReordered':
      return {
        sign: '~',
        text: within(means, words`${trail(means.list)} in another order: ${list(from)} → ${list(to)}`),
      }
    case 'boxAdded':
    case 'boxRemoved':
    case 'boxMoved':
      return { sign: means.what === 'boxAdded' ? '+' : '-', text: words`box of ${means.node}` }
    case 'settingChanged':
      return {
        ...change(from, to),
        text: within(means, words`${trail(means.place)}: ${arrow(from, to, sayerOf(means.place))}`),
      }
  }
}

function change(from: unknown, to: unknown): { readonly sign: DiffLine['sign'] } {
  return { sign: from === undefined ? '+' : to === undefined ? '-' : '~' }
}

const within = ({ node }: { readonly node?: string }, said: Words): Words =>
  node === undefined ? said : words`${node}: ${said}`
const trail = (pointer: string): Value => sayTrail(namesIn(pointer))
const quote = (text: string): string => `“${text}”`
const led = (to: unknown): Value => (typeof to === 'string' ? to : words`nowhere`)
const list = (names: unknown): string => (Array.isArray(names) ? names.join(', ') : '')

function arrow(from: unknown, to: unknown, sayOne: (value: unknown) => Value = say): Value {
  if (from === undefined) return sayOne(to)
  return to === undefined ? words`${sayOne(from)} is gone` : words`${sayOne(from)} → ${sayOne(to)}`
}

/** The names of settings that are a length of time in some schema: whether one is here, its value says. */
const DURATIONS: ReadonlySet<string> = new Set(Object.values(shapes).flatMap(durationNames))

function durationNames({ properties = {}, items }: Shape): readonly string[] {
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])]
  return [
    ...Object.entries(properties).flatMap(([name, shape]) =>
      typeof shape === 'object' && shape.between !== undefined ? [name] : [],
    ),
    ...inner.flatMap((shape) => (typeof shape === 'object' ? durationNames(shape) : [])),
  ]
}

function sayerOf(pointer: string): (value: unknown) => Value {
  if (!DURATIONS.has(namesIn(pointer).at(-1) ?? '')) return say
  return (value) =>
    typeof value === 'string' && parseDuration(value) !== null ? words`“${{ duration: value }}”` : say(value)
}

function say(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

/** An item with what it says or asks, so that its id is not all. */
function sayItem({ list, item }: { readonly list: string; readonly item: string }, value: unknown): Words {
  const detail = detailOf(value)
  return detail === null ? words`${trail(list)}: ${item}` : words`${trail(list)}: ${item} ${detail}`
}

function detailOf(item: unknown): string | null {
  if (!isRecord(item)) return null
  const said = item.label ?? item.text ?? item.keywords ?? item.when ?? item.percent ?? item.level
  // A label in several languages: the first will do, the id is there.
  const one = isRecord(said) && item.label !== undefined ? Object.values(said)[0] : said
  return one === undefined ? null : say(one)
}
