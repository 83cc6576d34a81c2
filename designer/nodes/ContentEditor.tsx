import { useTranslation } from 'react-i18next'
import type { Content, ContentPart, Media, MediaPart, Option, QuickReply, Text, TextPart } from '../../schemas/flow.ts'
import controls from '../controls/controls.module.css'
import { ItemList } from '../controls/ItemList.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { TextPerLanguage } from '../controls/TextPerLanguage.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { MessagePreview } from './preview/MessagePreview.tsx'

type Props = {
  readonly label: string
  readonly content: Content
  /** what the last message offers to choose from, for the preview */
  readonly options?: readonly Option[]
  /** the key names the field that was edited, so that its keystrokes are one step of undo */
  readonly onChange: (content: Content, key?: string) => void
}

/** What is said: one message after the other, each a text with quick replies or a medium with a caption. */
export function ContentEditor({ label, content, options = [], onChange }: Props) {
  const { t } = useTranslation()
  const languages = useFlow()?.languages ?? []
  const empty = (): Text => Object.fromEntries(languages.map((language) => [language, '']))
  return (
    <fieldset className={controls.group}>
      <legend className="visuallyHidden">{label}</legend>
      <ItemList<ContentPart>
        items={content}
        least={1}
        most={10}
        addLabel={t('form.addMessage')}
        create={() => ({ text: empty() })}
        keyOf={(_, index) => String(index)}
        onChange={(parts) => onChange(parts)}
        title={(part, index) => (
          <SelectField
            label={content.length === 1 ? label : `${label} ${index + 1}`}
            value={'text' in part ? 'text' : part.media.kind}
            options={PART_KINDS.map((value) => ({ value, label: t(`media.${value}`) }))}
            onChange={(kind) => onChange(content.with(index, withKind(part, kind, empty())))}
          />
        )}
        body={(part, _, index) => {
          const change = (next: ContentPart, key?: string) =>
            onChange(content.with(index, next), key === undefined ? undefined : `${index}/${key}`)
          return 'text' in part ? (
            <TextPartEditor part={part} languages={languages} onChange={change} empty={empty} />
          ) : (
            <MediaPartEditor part={part} languages={languages} onChange={change} empty={empty} />
          )
        }}
      />
      <MessagePreview content={content} options={options} />
    </fieldset>
  )
}

const PART_KINDS = ['text', 'image', 'video', 'audio', 'file'] as const

function withKind(part: ContentPart, kind: 'text' | Media['kind'], empty: Text): ContentPart {
  if (kind === 'text') return { text: 'media' in part ? (part.caption ?? empty) : part.text }
  if ('media' in part) return { ...part, media: { ...part.media, kind } }
  return { media: { kind, url: 'https://' }, caption: part.text }
}

type PartProps<Part> = {
  readonly part: Part
  readonly languages: readonly string[]
  readonly empty: () => Text
  readonly onChange: (part: Part, key?: string) => void
}

function TextPartEditor({ part, languages, onChange, empty }: PartProps<TextPart>) {
  const { t } = useTranslation()
  const { quickReplies = [], ...plain } = part
  const setReplies = (replies: readonly QuickReply[], key?: string) =>
    onChange(replies.length === 0 ? plain : { ...part, quickReplies: replies }, key)
  return (
    <>
      <TextPerLanguage
        label={t('form.text')}
        text={part.text}
        languages={languages}
        isLong
        onChange={(text, language) => onChange({ ...part, text }, `text/${language}`)}
      />
      <ItemList<QuickReply>
        items={quickReplies}
        most={20}
        addLabel={t('form.addQuickReply')}
        create={() => ({ label: empty() })}
        keyOf={(_, index) => String(index)}
        onChange={(replies) => setReplies(replies)}
        title={(_, index) => t('form.quickReply', { number: index + 1 })}
        body={(reply, _, index) => (
          <TextPerLanguage
            label={t('form.label')}
            text={reply.label}
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

function MediaPartEditor({ part, languages, onChange, empty }: PartProps<MediaPart>) {
  const { t } = useTranslation()
  const { media } = part
  return (
    <>
      <TextField
        label={t('form.address')}
        value={media.url}
        isMono
        help={t('form.addressHelp')}
        onChange={(url) => onChange({ ...part, media: { ...media, url } }, 'url')}
      />
      <TextPerLanguage
        label={t('form.alt')}
        text={media.alt ?? empty()}
        languages={languages}
        onChange={(alt, language) => onChange({ ...part, media: { ...media, alt } }, `alt/${language}`)}
      />
      <TextPerLanguage
        label={t('form.caption')}
        text={part.caption ?? empty()}
        languages={languages}
        onChange={(caption, language) => onChange({ ...part, caption }, `caption/${language}`)}
      />
    </>
  )
}
