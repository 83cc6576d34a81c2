/* What a customer sees of a content on a kind of channel, as far as it is known before it is sent: templates stand as they are written. */
import { CHANNEL_LIMITS, SMS_SEGMENTS, textLimit } from '../../../runtime/engine/channelLimits.ts'
import { withoutTemplates } from '../../../runtime/proof/content/withoutTemplates.ts'
import type { Content, ContentPart, Media, Option, Text } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { shownText } from '../../editor/textIn.ts'

type Excess = { readonly count: number; readonly most: number }

export type PreviewMessage = {
  readonly text: string
  /** it is not in the chosen language, and stands there in another */
  readonly isMissing: boolean
  readonly media: { readonly kind: Media['kind']; readonly url: string; readonly alt: string } | null
  /** the channel does not show this kind: the customer gets the address */
  readonly isLink: boolean
  readonly buttons: readonly string[]
  /** characters, templates left out */
  readonly length: number
  /** text messages that it is paid as; null where they are not counted */
  readonly segments: number | null
  /** characters that the channel takes; null: any number */
  readonly limit: number | null
  readonly tooLong: Excess | null
  /** more buttons than the channel has: they are shown as numbered text */
  readonly tooManyButtons: Excess | null
}

/** The messages of a content, one a part; the last carries the options that it asks to choose from. */
export function previewOf(
  content: Content,
  options: readonly Option[],
  kind: Channel['kind'],
  language: string,
): readonly PreviewMessage[] {
  return content.map((part, index) =>
    preview(part, index === content.length - 1 ? options.map(({ label }) => label) : [], kind, language),
  )
}

function preview(part: ContentPart, options: readonly Text[], kind: Channel['kind'], language: string): PreviewMessage {
  const own = 'media' in part ? (part.caption ?? '') : part.text
  const { text, isMissing } = shownText(own, language)
  const labels = (texts: readonly Text[]) => texts.map((label) => shownText(label, language).text)
  const replies = 'media' in part ? [] : labels((part.quickReplies ?? []).map(({ label }) => label))
  const chosen = labels(options)
  // As the engine sends them: options are numbered text everywhere, and buttons too where there are some; they take the place of quick replies.
  const buttons = chosen.length > 0 ? chosen : replies
  const most = kind === 'web' ? Number.POSITIVE_INFINITY : (CHANNEL_LIMITS[kind].quickReplies ?? 0)
  const hasButtons = buttons.length > 0 && buttons.length <= most
  const numbered = chosen.length > 0 || (buttons.length > 0 && !hasButtons) ? buttons : []
  const whole = [text, ...numbered.map((label, index) => `${index + 1}. ${label}`)]
    .filter((line) => line !== '')
    .join('\n')
  const media = 'media' in part ? part.media : null
  const isLink = media !== null && !CHANNEL_LIMITS[kind].media.includes(media.kind)
  const counted = withoutTemplates(whole)
  const length = [...counted].length
  const limit = textLimit(kind, counted)
  return {
    text: whole,
    isMissing: isMissing && own !== '',
    media: media && { kind: media.kind, url: media.url, alt: shownText(media.alt ?? '', language).text },
    isLink,
    buttons: hasButtons ? buttons : [],
    length,
    segments: kind === 'sms' && length > 0 ? segmentsOf(counted, length) : null,
    limit,
    tooLong: limit !== null && length > limit ? { count: length, most: limit } : null,
    tooManyButtons:
      most > 0 && most < Number.POSITIVE_INFINITY && buttons.length > most ? { count: buttons.length, most } : null,
  }
}

/** A message alone holds a little more than each of several (3GPP TS 23.038). */
function segmentsOf(text: string, length: number): number {
  const each = (textLimit('sms', text) ?? 0) / SMS_SEGMENTS
  const alone = each > 100 ? 160 : 70
  return length <= alone ? 1 : Math.ceil(length / each)
}
