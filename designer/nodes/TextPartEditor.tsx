import { useTranslation } from 'react-i18next'
import type { QuickReply, TextPart } from '../../schemas/flow.ts'
import { ItemList } from '../controls/ItemList.tsx'
import { TextPerLanguage } from '../controls/TextPerLanguage.tsx'

/** What the editor of one message gets. */
export type PartProps<Part> = {
  readonly part: Part
  readonly languages: readonly string[]
  /** how much room the channels leave */
  readonly note: (language: string) => { readonly words: string; readonly isTooMuch: boolean } | null
  readonly onChange: (part: Part, key?: string) => void
}

/** A text and its quick replies. */
export function TextPartEditor({ part, languages, onChange, note }: PartProps<TextPart>) {
  const { t } = useTranslation()
  const { quickReplies = [], ...plain } = part
  const setReplies = (replies: readonly QuickReply[], key?: string) =>
    onChange(replies.length === 0 ? plain : { ...part, quickReplies: replies }, key)
  return (
    <>
      <TextPerLanguage
        label={t('form.text')}
        text={part.text}
        at="text"
        languages={languages}
        isLong
        note={note}
        onChange={(text, language) => onChange({ ...part, text }, `text/${language}`)}
      />
      <ItemList<QuickReply>
        items={quickReplies}
        at="quickReplies"
        most={20}
        addLabel={t('form.addQuickReply')}
        create={() => ({ label: Object.fromEntries(languages.map((language) => [language, ''])) })}
        keyOf={(_, index) => String(index)}
        onChange={(replies) => setReplies(replies)}
        title={(_, index) => t('form.quickReply', { number: index + 1 })}
        body={(reply, _, index) => (
          <TextPerLanguage
            label={t('form.label')}
            text={reply.label}
            at="label"
            languages={languages}
            onChange={(label, language) =>
              setReplies(quickReplies.with(index, { ...reply, label }), `reply/${index}/${language}`)
            }
          />
        )}
      />
    </>
  )
}
