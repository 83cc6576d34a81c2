import { compileTemplate } from '../../../engine/template/compileTemplate.ts'
import { type Value, type Words, words } from '../../../engine/words.ts'
import { lifeTexts } from '../../content/lifeTexts.ts'
import { templatesIn, templatesOf } from '../../content/textsOf.ts'
import { atLife, describeLife } from '../atLife.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, describeWithin, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { BY_NOT_RUNNING } from '../shown.ts'

export const badTemplate: Rule = {
  code: 'badTemplate',
  severity: 'error',
  explanation:
    'A text is no valid template: a bracket is not closed, or a tag or filter is not known. Templates are Liquid without loops, includes and filters that ask the clock. The flow cannot be published with it. Correct the template.',
  good: example({ hello: says("Hello {{ contact.name | default: 'there' }}", 'to-general'), 'to-general': toGeneral }),
  bad: example({ hello: says("Hello {{ contact.name | defalt: 'there' }}", 'to-general'), 'to-general': toGeneral }),
  find: (workspace) => [
    ...lifeTexts(workspace).flatMap(({ place, names, text }) =>
      templatesIn(text, names).flatMap(({ names: at, template }) => {
        const compiled = compileTemplate(template)
        if (compiled.ok) return []
        return [atLife(place, at, sayBad(describeLife(workspace, place, at), compiled.message), CORRECT)]
      }),
    ),
    ...nodePlaces(workspace).flatMap((place) =>
      templatesOf(place.node).flatMap(({ names, template }) => {
        const compiled = compileTemplate(template)
        return compiled.ok
          ? []
          : [
              {
                ...atNode(place, names, sayBad(describeWithin(place, names), compiled.message), CORRECT),
                shown: BY_NOT_RUNNING,
              },
            ]
      }),
    ),
  ],
}

const CORRECT = words`Correct it; the tags if, unless, case, assign and capture and most Liquid filters are there.`
const sayBad = (place: Value, why: string): Words => words`${place} is no valid template: ${why.replace(/\.$/, '')}.`
