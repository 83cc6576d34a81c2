import type { Referral } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'

/** How they came: by which surface, and the link's own word or the advertisement. */
export function referralIn(members: unknown): { readonly referral?: Referral } {
  const { source, ref, ad_id } = recordOf(members)
  const [by, payload] = [textOf(source), textOf(ref) ?? textOf(ad_id)]
  if (by === null && payload === null) return {}
  return { referral: { ...(by === null ? {} : { source: by }), ...(payload === null ? {} : { payload }) } }
}
