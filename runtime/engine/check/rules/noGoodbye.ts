import { example } from '../example.ts'
import { atNode, nodesOfType } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'

export const noGoodbye: Rule = {
  code: 'noGoodbye',
  severity: 'info',
  explanation:
    'A conversation is closed without a word. Often that is right, after silence for example; where the customer is still there, a last message says that it is over and what comes next.',
  good: example({ bye: { type: 'close', content: [{ text: 'Thank you. Write again at any time.' }] } }),
  bad: example({ bye: { type: 'close' } }),
  find: (workspace) =>
    nodesOfType(workspace, 'close')
      .filter(({ node }) => node.content === undefined || node.content.length === 0)
      .map((place) => ({
        ...atNode(
          place,
          [],
          'it closes the conversation without a word.',
          'Add a last message, if the customer is still there.',
        ),
        shown: byEntering(place.nodeId),
      })),
}
