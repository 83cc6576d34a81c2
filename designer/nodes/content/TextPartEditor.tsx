import { useTranslation } from 'react-i18next'
import type { QuickReply, TextPart } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { ItemList } from '../../controls/ItemList.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { withOptional } from '../withOptional.ts'
import { ButtonsEditor } from './ButtonsEditor.tsx'
import { ListEditor } from './ListEditor.tsx'
import type { PartProps } from './PartProps.ts'

/** A text, and what can be pressed under it. */
export function TextPartEditor({ part, languages, onChange, note }: PartProps<TextPart>) {
  const { t } = useTranslation()
  const { quickReplies = [], buttons = [], list } = part
  const empty = () => Object.fromEntries(languages.map((language) => [language, '']))
  const setReplies = (replies: readonly QuickReply[], key?: string) =>
    onChange(withOptional(part, 'quickReplies', replies.length === 0 ? undefined : replies), key)
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
        create={() => ({ label: empty() })}
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
      <ButtonsEditor
        buttons={buttons}
        languages={languages}
        most={10}
        onChange={(next, key) => onChange(withOptional(part, 'buttons', next.length === 0 ? undefined : next), key)}
      />
      <CheckField
        label={t('form.hasList')}
        value={list !== undefined}
        onChange={(on) =>
          onChange(
            withOptional(part, 'list', on ? { label: empty(), sections: [{ rows: [{ label: empty() }] }] } : undefined),
          )
        }
      />
      {list !== undefined && (
        <ListEditor
          list={list}
          languages={languages}
          onChange={(next, key) => onChange({ ...part, list: next }, key === undefined ? undefined : `list/${key}`)}
        />
      )}
      <CheckField
        label={t('form.asksPlace')}
        value={part.locationRequest === true}
        onChange={(on) => onChange(withOptional(part, 'locationRequest', on ? true : undefined))}
      />
    </>
  )
}
