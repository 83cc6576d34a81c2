import { expect, test } from 'vitest'
import { sayTrail } from '../../../runtime/engine/diff/sayNames.ts'
import { sayValue } from '../../../runtime/engine/words.ts'

test.each([
  ['content/0/text/en', 'content 1 text en'],
  ['nodes/welcome/content/0/text', 'nodes welcome content 1 text'],
  ['options/1/label', 'options 1 label'],
  ['nodes/1/priority', 'nodes 1 priority'],
])('%s is said %s', (path, words) => {
  expect(sayValue(sayTrail(path.split('/')))).toBe(words)
})
