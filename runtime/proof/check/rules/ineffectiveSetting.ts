import { filePath } from '../../../engine/files/FileKind.ts'
import { nearest } from '../../../engine/files/nearest.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, says, toGeneral } from '../example.ts'
import { suggest } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { NEVER_LOWERED } from '../severityOf.ts'

const setting = (code: string) =>
  example(
    { hello: says('Hello', 'to-general'), 'to-general': toGeneral },
    {},
    { workspace: { name: 'Example', languages: ['en'], check: { rules: { [code]: 'info' } } } },
  )

export const ineffectiveSetting: Rule = {
  code: 'ineffectiveSetting',
  severity: 'warning',
  explanation:
    'What workspace.json says of a rule has no effect: there is no rule of this code, or it is one of those that find lost customers, which stay errors whatever is written. Correct the code, or remove the line.',
  good: setting('missingTranslation'),
  bad: setting('missingTranslations'),
  find: ({ workspace }, { codes } = { today: null, found: [], codes: new Set() }) =>
    Object.entries(workspace.check?.rules ?? {}).flatMap(([code, severity]): readonly Finding[] => {
      const at = { file: filePath('workspace'), path: pointerOf(['check', 'rules', code]) }
      if (!codes.has(code)) {
        const message = words`There is no rule "${code}".`
        return [{ ...at, message, fix: suggest(nearest(code, codes), words`"usher check --rules" lists them.`) }]
      }
      if (!NEVER_LOWERED.has(code) || severity === 'error') return []
      const message = words`The rule "${code}" stays an error: it finds what loses customers.`
      return [{ ...at, message, fix: words`Remove the line, and mend what the rule finds.` }]
    }),
}
