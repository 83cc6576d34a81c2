import { expect, test } from 'vitest'
import { sayValue } from '../../../runtime/engine/words.ts'
import { sayTrail } from '../../../runtime/proof/diff/sayNames.ts'

test.each([
  ['content/0/text/en', 'content 1 text en'],
  ['nodes/welcome/content/0/text', 'nodes welcome content 1 text'],
  ['options/1/label', 'options 1 label'],
  ['nodes/1/priority', 'nodes 1 priority'],
])('%s is said %s', (path, words) => {
  expect(sayValue(sayTrail(path.split('/')))).toBe(words)
})
