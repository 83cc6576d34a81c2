import { AppError } from '../../AppError.ts'
import { readFilePath } from '../../engine/files/FileKind.ts'
import type { Commit, GitHistory } from '../../releases/git/gitHistory.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'
import { readNumber, readWords } from '../readQuery.ts'

const LIMIT = { is: 'number', least: 1, most: 500, otherwise: 100, means: 'How many at most.' } as const
const COMMIT = {
  type: 'object',
  required: ['hash', 'author', 'at', 'message'],
  properties: {
    hash: { type: 'string' },
    author: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
    message: { type: 'string', description: 'Whole; the first line is the summary.' },
  },
}
const HISTORY = {
  type: 'object',
  required: ['repository', 'commits'],
  properties: {
    repository: {
      oneOf: [
        {
          type: 'object',
          required: ['branch', 'changed'],
          properties: {
            branch: { oneOf: [{ type: 'string' }, { type: 'null' }] },
            changed: {
              type: 'array',
              items: { type: 'string' },
              description: 'Files of the workspace that are not as the last commit has them.',
            },
          },
        },
        { type: 'null' },
      ],
      description: 'Null where the workspace is in no git repository.',
    },
    commits: { type: 'array', items: COMMIT },
  },
}
const FILES = {
  type: 'object',
  required: ['files'],
  properties: { files: { type: 'object', additionalProperties: { type: 'string' } } },
}

/** The workspace's history in git: read, and committed to. Nothing is pushed. */
export const gitRoutes = (deps: Pick<HttpDeps, 'git'>): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/git/commits',
    summary:
      'Lists the commits that changed the workspace, or some files of it, newest first, and what is not committed yet.',
    role: 'viewer',
    query: {
      path: { is: 'text', isRepeatable: true, means: 'Files of the workspace; any when it is left out.' },
      limit: LIMIT,
    },
    refuses: ['notFound', 'unprocessable'],
    answer: HISTORY,
    async handle(context) {
      const paths = readWords(context, 'path')
      if (paths.some((path) => readFilePath(path) === null)) {
        throw new AppError('badRequest', {
          detail: '"path" must be a file of a workspace, such as front-desk.flow.json.',
        })
      }
      const limit = readNumber(context, 'limit', LIMIT)
      const repository = deps.git === null ? null : await deps.git.state()
      const commits =
        deps.git === null || repository === null ? [] : await deps.git.log(paths.length === 0 ? null : paths, limit)
      return context.json({ repository, commits: commits.map(commitView) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/git/commits/:hash',
    summary: 'Gives the texts of the workspace as a commit holds them.',
    role: 'viewer',
    refuses: ['unprocessable'],
    answer: FILES,
    handle: async (context) => context.json({ files: await gitOf(deps).filesAt(context.req.param('hash')) }),
  }),
  route({
    method: 'POST',
    path: '/api/git/commits',
    summary: 'Commits every changed file of the workspace, and nothing else.',
    role: 'designer',
    body: 'commitRequest',
    refuses: ['notFound', 'conflict', 'unprocessable'],
    answer: { type: 'object', required: ['commit'], properties: { commit: COMMIT } },
    async handle(context) {
      const { message } = await readAs(context, 'commitRequest')
      return context.json({ commit: commitView(await gitOf(deps).commit(message)) })
    },
  }),
]

const commitView = ({ at, ...commit }: Commit) => ({ ...commit, at: new Date(at).toISOString() })

function gitOf({ git }: Pick<HttpDeps, 'git'>): GitHistory {
  if (git !== null) return git
  throw new AppError('notFound', { detail: 'This host has no workspace folder, and so no history.' })
}
