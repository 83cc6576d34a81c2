import { expect, test } from 'vitest'
import { mediaKindOf } from '../../runtime/channels/mediaKindOf.ts'

test.each<[string | null, string]>([
  ['image/png', 'image'],
  ['Video/mp4', 'video'],
  ['audio', 'audio'],
  ['application/pdf', 'file'],
  ['constructor/x', 'file'],
  ['', 'file'],
  [null, 'file'],
])('%j is shown as %s', (mime, kind) => {
  expect(mediaKindOf(mime)).toBe(kind)
})
