import type { InstagramChannel } from '../../../schemas/resources.ts'
import type { Graph } from '../meta/callGraph.ts'

/** The token says which account it is. One that is tied to a page is reached at Facebook's host instead, by `apiUrl`, with the token of the page. */
export const graphOf = ({ apiUrl, token }: InstagramChannel): Graph => ({
  host: 'https://graph.instagram.com',
  ...(apiUrl === undefined ? {} : { apiUrl }),
  ...(token === undefined ? {} : { token }),
})
