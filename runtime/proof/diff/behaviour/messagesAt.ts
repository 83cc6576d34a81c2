import { renamed } from '../Rename.ts'
import { choicesAt } from './choicesAt.ts'
import { segmentOf } from './segmentOf.ts'
import type { Versions } from './Versions.ts'

/** Words that no author lists, and none at all. */
export const NOTHING: readonly string[] = ['qzxv', '']

/** Messages of words for two nodes at once, at most. */
const COMBINED = 500

/**
 * What a customer may say where the one version rests at `a` and the other at `b`: everything that chooses something else in one than in the
 * other, one message of each language for all else, what chooses nothing; two keywords at once where their order has changed, and words for
 * one node together with those for another that is not the same in both.
 */
export function messagesAt(
  versions: Versions,
  a: readonly string[],
  b: readonly string[],
  isSame: (a: string, b: string) => boolean,
): readonly string[] {
  const one = choices(versions, 'a', segmentOf(versions.a, a))
  const other = choices(versions, 'b', segmentOf(versions.b, b))
  const messages = new Set<string>()
  const covered = new Set<string>()
  for (const text of new Set([...one.byText.keys(), ...other.byText.keys()])) {
    const [was, is] = [one.byText.get(text), other.byText.get(text)]
    const key = signature(was)
    if (key === signature(is) && covered.has(key)) continue
    covered.add(key)
    messages.add(text)
  }
  const suspects = [...one.lists, ...other.lists].filter(([node]) => !isSame(oldName(versions, node), node))
  return [
    ...messages,
    ...pairsInOtherOrder(one.lists, other.lists),
    ...combined(other.lists, new Map(suspects)),
    ...NOTHING,
  ]
}

type Choices = {
  /** what a text chooses, as `node choice language` */
  readonly byText: ReadonlyMap<string, ReadonlySet<string>>
  /** the choices of each node in order, with words for each */
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, string>>
}

function choices(versions: Versions, side: 'a' | 'b', ids: readonly string[]): Choices {
  const { written } = versions[side]
  const byText = new Map<string, Set<string>>()
  const lists = new Map<string, Map<string, string>>()
  for (const id of ids) {
    const node = written.get(id)?.node
    if (node === undefined) continue
    const name = side === 'a' ? renamed(versions.renames, id) : id
    const list = lists.get(name) ?? new Map<string, string>()
    lists.set(name, list)
    for (const { text, chooses, language } of choicesAt(node, versions[side])) {
      byText.set(text, (byText.get(text) ?? new Set()).add(`${name} ${chooses} ${language}`))
      if (!list.has(chooses) && !isNumber(text)) list.set(chooses, text)
    }
  }
  return { byText, lists }
}

/** A number chooses by being the whole message. */
const isNumber = (text: string): boolean => /^\d+$/.test(text)

function signature(chosen: ReadonlySet<string> | undefined): string {
  return [...(chosen ?? [])].sort().join('\n')
}

function oldName({ renames }: Versions, node: string): string {
  return renames.find(({ to }) => to === node)?.from ?? node
}

/** One message is read by one node after another: by a router, and by the menu behind it. */
function combined(all: Choices['lists'], suspects: Choices['lists']): readonly string[] {
  const found: string[] = []
  for (const [node, words] of suspects) {
    for (const [other, before] of all) {
      if (other === node) continue
      for (const first of before.values()) {
        for (const second of words.values()) {
          if (found.length === COMBINED) return found
          found.push(`${first} ${second}`)
        }
      }
    }
  }
  return found
}

function pairsInOtherOrder(one: Choices['lists'], other: Choices['lists']): readonly string[] {
  return [...other].flatMap(([node, list]) => {
    const before = [...(one.get(node)?.keys() ?? [])]
    const now = [...list.keys()].filter((choice) => before.includes(choice))
    return now.flatMap((first, index) =>
      now
        .slice(index + 1)
        .filter((second) => before.indexOf(second) < before.indexOf(first))
        .map((second) => `${list.get(first)} ${list.get(second)}`),
    )
  })
}
