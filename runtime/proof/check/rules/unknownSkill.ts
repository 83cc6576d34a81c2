import { example } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unknownReferences } from '../references.ts'

const skills = { italian: { name: 'Italian' } }
const requiring = (skill: string) => ({
  'to-general': { type: 'enqueue', queue: 'general', skills: [{ skill, level: 3 }] } as const,
})

export const unknownSkill: Rule = {
  code: 'unknownSkill',
  severity: 'error',
  explanation:
    'A node, a rule, a fallback or a queue names a skill that skills.json does not have. No agent can have it, so the conversation would wait for nobody. Name a skill that exists, or add it to skills.json.',
  good: example(requiring('italian'), {}, { skills }),
  bad: example(requiring('itallian'), {}, { skills }),
  find: (workspace) => unknownReferences(workspace, 'skill', 'skills.json'),
}
