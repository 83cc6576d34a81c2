import { AppError } from '../AppError.ts'

/** The address that people and bots have for this host; null when none is set. Throws `missingConfiguration` for what is none. */
export function readPublicUrl(text: string | undefined): URL | null {
  if (text === undefined || text.trim() === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  throw new AppError('missingConfiguration', {
    detail: 'USHER_PUBLIC_URL is no address. Write it as in the browser, such as https://usher.example.com.',
  })
}
