import { useTranslation } from 'react-i18next'
import type { Content, ContentPart, Option, Text } from '../../schemas/flow.ts'
import controls from '../controls/controls.module.css'
import { ItemList } from '../controls/ItemList.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { OnKindEditor } from './content/OnKindEditor.tsx'
import { PartFields } from './content/PartFields.tsx'
import { PART_KINDS, partKindOf, withPartKind } from './content/partKinds.ts'
import { MessagePreview } from './preview/MessagePreview.tsx'
import { useRoomNote } from './preview/useRoomNote.ts'

type Props = {
  readonly label: string
  readonly content: Content
  /** where it lies in the node */
  readonly at: string
  /** what the last message offers to choose from, for the preview */
  readonly options?: readonly Option[]
  /** the key names the field that was edited, so that its keystrokes are one step of undo */
  readonly onChange: (content: Content, key?: string) => void
}

/** What is said: one message after the other, each a text with buttons, a medium with a caption, or cards. */
export function ContentEditor({ label, content, at, options = [], onChange }: Props) {
  const { t } = useTranslation()
  const languages = useFlow()?.languages ?? []
  const roomNote = useRoomNote()
  const empty = (): Text => Object.fromEntries(languages.map((language) => [language, '']))
  return (
    <fieldset className={controls.group}>
      <legend className="visuallyHidden">{label}</legend>
      <ItemList<ContentPart>
        items={content}
        at={at}
        least={1}
        most={10}
        addLabel={t('form.addMessage')}
        create={() => ({ text: empty() })}
        keyOf={(_, index) => String(index)}
        onChange={(parts) => onChange(parts)}
        title={(part, index) => (
          <SelectField
            label={content.length === 1 ? label : `${label} ${index + 1}`}
            value={partKindOf(part)}
            options={PART_KINDS.map((value) => ({ value, label: t(`media.${value}`) }))}
            onChange={(kind) => onChange(content.with(index, withPartKind(part, kind, empty())))}
          />
        )}
        body={(part, _, index) => {
          const change = (next: ContentPart, key?: string) =>
            onChange(content.with(index, next), key === undefined ? undefined : `${index}/${key}`)
          const offered = index === content.length - 1 ? options : []
          return (
            <>
              <PartFields
                part={part}
                languages={languages}
                note={(language) => roomNote(part, offered, language)}
                onChange={change}
              />
              <OnKindEditor part={part} languages={languages} empty={empty} onChange={change} />
            </>
          )
        }}
      />
      <MessagePreview content={content} options={options} />
    </fieldset>
  )
}
