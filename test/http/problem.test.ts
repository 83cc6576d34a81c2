import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { AppError } from '../../runtime/AppError.ts'
import { respondWithProblem } from '../../runtime/http/problem.ts'

test.each<[string, AppError, string | null]>([
  ['what cannot be had now says to come again in a second', new AppError('unavailable', { detail: 'Later.' }), '1'],
  ['or when whoever refuses it knows', new AppError('unavailable', { detail: 'Later.', retryAfter: 30 }), '30'],
  ['so does too much', new AppError('tooManyRequests', { detail: 'Less.', retryAfter: 2 }), '2'],
  ['what is wrong stays wrong', new AppError('badRequest', { detail: 'No.' }), null],
])('%s', async (_what, error, retryAfter) => {
  const app = new Hono().get('/', (context) => respondWithProblem(error, context, () => {}))
  expect((await app.request('/')).headers.get('retry-after')).toBe(retryAfter)
})
