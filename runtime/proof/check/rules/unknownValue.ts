import { nearest } from '../../../engine/files/nearest.ts'
import { type Value, type Words, words } from '../../../engine/words.ts'
import { lifeTexts } from '../../content/lifeTexts.ts'
import { templatesIn } from '../../content/textsOf.ts'
import { atLife } from '../atLife.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, nodePlaces, suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'
import { type ValueRead, valuesIn, valuesRead } from '../valuesRead.ts'

/** What templates and conditions can read, as `readValues` gives it; null: members of any name. */
const VALUES: ReadonlyMap<string, readonly string[] | null> = new Map([
  ['contact', null],
  ['vars', null],
  ['message', ['text', 'value', 'attachment', 'attachments', 'location']],
  ['channel', ['id', 'kind', 'address']],
  ['flow', ['id']],
  ['conversation', ['id', 'returning']],
  ['language', []],
  ['bot', ['outcome']],
  ['request', ['status']],
  ['schedule', ['nextOpen', 'nextClose']],
])

/** Who waits in a queue hears of that as well. */
const VALUES_OF_WAITING: typeof VALUES = new Map([...VALUES, ['waiting', ['place', 'minutes']]])

export const unknownValue: Rule = {
  code: 'unknownValue',
  severity: 'warning',
  explanation:
    'A text or a condition reads something that does not exist, so it is always empty. There are contact, vars, message, channel, flow, conversation, language, bot, request and schedule. A variable is read as vars.name, an attribute of the contact as contact.name.',
  good: example({ hello: says('Hello {{ contact.name }}', 'to-general'), 'to-general': toGeneral }),
  bad: example({ hello: says('Hello {{ contct.name }}', 'to-general'), 'to-general': toGeneral }),
  find: (workspace) => [
    ...lifeTexts(workspace).flatMap(({ place, names, text }) =>
      unknownOf(templatesIn(text, names).flatMap(valuesIn), names.includes('waiting') ? VALUES_OF_WAITING : VALUES).map(
        ({ at, message, fix }) => atLife(place, at, message, fix),
      ),
    ),
    ...nodePlaces(workspace).flatMap((place) =>
      unknownOf(valuesRead(place.node)).map(({ at, message, fix }) => ({
        ...atNode(place, at, message, fix),
        shown: byEntering(place.nodeId),
      })),
    ),
  ],
}

/** What does not exist of what is read, each once. */
function unknownOf(
  values: readonly ValueRead[],
  known: typeof VALUES = VALUES,
): readonly { readonly at: ValueRead['names']; readonly message: Words; readonly fix: Words }[] {
  const told = new Set<string>()
  return values.flatMap(({ names: at, root, member }) => {
    const members = known.get(root)
    const isKnown = members === null || (members !== undefined && (member === null || members.includes(member)))
    const written = member === null ? root : `${root}.${member}`
    if (isKnown || told.has(written)) return []
    told.add(written)
    const near = members === undefined ? nearest(root, known.keys()) : nearest(member ?? '', members)
    const has = members === undefined ? [...known.keys()].join(', ') : listed(root, members)
    const message = words`it reads "${written}", which does not exist.`
    return [{ at, message, fix: suggest(near, words`There is ${has}.`) }]
  })
}

const listed = (root: string, members: readonly string[]): Value =>
  members.length === 0 ? words`only ${root} itself` : members.map((member) => `${root}.${member}`).join(', ')
