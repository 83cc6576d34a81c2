import { useTranslation } from 'react-i18next'
import type { ApprovedTemplate, ContentPart, Text } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { At } from '../../controls/FieldPlace.tsx'
import { ItemList } from '../../controls/ItemList.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { withOptional } from '../withOptional.ts'

type Props = {
  readonly part: ContentPart
  readonly languages: readonly string[]
  readonly onChange: (part: ContentPart, key?: string) => void
}

/** The approved template that goes out instead once the reply window has closed. */
export function TemplateEditor({ part, languages, onChange }: Props) {
  const { t } = useTranslation()
  const { template } = part
  const set = (next: ApprovedTemplate | undefined, key?: string) => onChange(withOptional(part, 'template', next), key)
  return (
    <>
      <CheckField
        label={t('form.afterWindow')}
        value={template !== undefined}
        onChange={(on) => set(on ? { name: 'template' } : undefined)}
      />
      {template !== undefined && (
        <At name="template">
          <TextField
            label={t('form.templateName')}
            value={template.name}
            at="name"
            isMono
            onChange={(name) => set({ ...template, name }, 'template/name')}
          />
          <TextField
            label={t('form.templateLanguage')}
            value={template.language ?? ''}
            at="language"
            isMono
            help={t('form.templateLanguageHelp')}
            onChange={(language) =>
              set(withOptional(template, 'language', language === '' ? undefined : language), 'template/language')
            }
          />
          <ItemList<Text>
            items={template.variables ?? []}
            at="variables"
            most={20}
            addLabel={t('form.addPlace')}
            create={() => ''}
            keyOf={(_, index) => String(index)}
            onChange={(items) => set(withOptional(template, 'variables', items.length === 0 ? undefined : items))}
            title={(_, index) => t('form.place', { number: index + 1 })}
            body={(text, _, index) => (
              <TextPerLanguage
                label={t('form.text')}
                text={text}
                at=""
                languages={languages}
                onChange={(next, language) =>
                  set(
                    { ...template, variables: (template.variables ?? []).with(index, next) },
                    `place/${index}/${language}`,
                  )
                }
              />
            )}
          />
        </At>
      )}
    </>
  )
}
