import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unusedResources } from '../references.ts'

export const unusedSkill: Rule = {
  code: 'unusedSkill',
  severity: 'info',
  explanation:
    'No node, rule, fallback or queue names a skill, so no conversation ever requires it. It is a leftover, or something that should require it does not.',
  good: example(
    { 'to-general': { type: 'enqueue', queue: 'general', skills: [{ skill: 'italian' }] } },
    {},
    {
      skills: { italian: { name: 'Italian' } },
    },
  ),
  bad: example({ 'to-general': toGeneral }, {}, { skills: { italian: { name: 'Italian' } } }),
  find: (workspace) =>
    unusedResources(workspace, 'skill').map((id) => ({
      file: filePath('skills'),
      path: pointerOf(['skills', id]),
      message: words`Skill "${id}": nothing requires it.`,
      fix: words`Require it in an enqueue node or a keyword rule, or remove it.`,
    })),
}
