import { expect, test } from 'vitest'
import { contentDisposition } from '../../runtime/http/contentDisposition.ts'

test.each([
  ['receipt.pdf', 'receipt.pdf'],
  ['über "uns" (1).html', '%C3%BCber%20%22uns%22%20%281%29.html'],
  ['a\r\nset-cookie: b', 'a%0D%0Aset-cookie%3A%20b'],
  ['half \ud83d of a sign', 'half%20%EF%BF%BD%20of%20a%20sign'],
])('a file called %j keeps its name, and adds nothing to the headers', (name, encoded) => {
  expect(contentDisposition('attachment', name)).toBe(`attachment; filename*=UTF-8''${encoded}`)
})
