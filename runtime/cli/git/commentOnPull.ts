/*
 * Puts a diff into a pull request on GitHub, in one comment that later runs bring up to date. Started by action.yml with the file to post; what
 * it must know stands in the environment. A token that may not comment, as in a fork, is a warning: the job's summary has the diff.
 */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

/** GitHub takes 65,536 characters a comment. */
const LONGEST = 60_000
const PAGE = 100

export type Pull = {
  /** `https://api.github.com` */
  readonly api: string
  /** `owner/name` */
  readonly repository: string
  readonly number: string
  readonly token: string
}

type Comment = { readonly id: number; readonly body: string }

/** Writes the comment that begins with this title, or brings the one that is there up to date. Rejects with GitHub's answer when it refuses. */
export async function commentOnPull(pull: Pull, title: string, text: string): Promise<void> {
  const mark = `<!-- ${title.replaceAll(/[<>-]/g, ' ')} -->`
  const body = shorten(`${mark}\n## ${title}\n\n${text}`)
  const issue = `/repos/${pull.repository}/issues`
  for (let page = 1; ; page += 1) {
    const found = await call<readonly Comment[]>(
      pull,
      'GET',
      `${issue}/${pull.number}/comments?per_page=${PAGE}&page=${page}`,
    )
    const own = found.find((comment) => comment.body.startsWith(mark))
    if (own !== undefined) return void (await call(pull, 'PATCH', `${issue}/comments/${own.id}`, { body }))
    if (found.length < PAGE) return void (await call(pull, 'POST', `${issue}/${pull.number}/comments`, { body }))
  }
}

/** Without its pictures when it is too long, and cut when that does not help. */
function shorten(body: string): string {
  if (body.length <= LONGEST) return body
  const words = body.replaceAll(/\n<details>[\s\S]*?<\/details>\n/g, '')
  const more = '\n\nThe summary of the job has all of it.\n'
  return (words.length <= LONGEST ? words : words.slice(0, words.lastIndexOf('\n', LONGEST))) + more
}

async function call<Answer>({ api, token }: Pull, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return (await response.json()) as Answer // as GitHub documents it
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, PULL, TOKEN, USHER_WORKSPACE } = process.env
  const pull = {
    api: GITHUB_API_URL ?? '',
    repository: GITHUB_REPOSITORY ?? '',
    number: PULL ?? '',
    token: TOKEN ?? '',
  }
  try {
    await commentOnPull(pull, `Flows in ${USHER_WORKSPACE}`, await readFile(process.argv[2] ?? '', 'utf8'))
  } catch (error) {
    process.stdout.write(
      `::warning::The diff is not in the pull request: ${error instanceof Error ? error.message : error}\n`,
    )
  }
}
