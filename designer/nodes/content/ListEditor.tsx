import { useTranslation } from 'react-i18next'
import type { ChoiceList, ListRow, ListSection } from '../../../schemas/flow.ts'
import { ItemList } from '../../controls/ItemList.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { withOptional } from '../withOptional.ts'
import { RowEditor } from './RowEditor.tsx'

type Props = {
  readonly list: ChoiceList
  readonly languages: readonly string[]
  readonly onChange: (list: ChoiceList, key?: string) => void
}

/** A list to choose from: the button that opens it, and rows by headings. */
export function ListEditor({ list, languages, onChange }: Props) {
  const { t } = useTranslation()
  const { sections } = list
  const row = (): ListRow => ({ label: Object.fromEntries(languages.map((language) => [language, ''])) })
  const setSection = (index: number, section: ListSection, key?: string) =>
    onChange({ ...list, sections: sections.with(index, section) }, key === undefined ? undefined : `${index}/${key}`)
  return (
    <>
      <TextPerLanguage
        label={t('form.listLabel')}
        text={list.label}
        at="list/label"
        languages={languages}
        onChange={(label, language) => onChange({ ...list, label }, `list/${language}`)}
      />
      <ItemList<ListSection>
        items={sections}
        at="list/sections"
        least={1}
        most={10}
        addLabel={t('form.addSection')}
        create={() => ({ rows: [row()] })}
        keyOf={(_, index) => String(index)}
        onChange={(items) => onChange({ ...list, sections: items })}
        title={(_, index) => t('form.section', { number: index + 1 })}
        body={(section, _, index) => (
          <>
            <TextPerLanguage
              label={t('form.heading')}
              text={section.title ?? {}}
              at="title"
              languages={languages}
              onChange={(title, language) =>
                setSection(index, withOptional(section, 'title', someText(title)), `title/${language}`)
              }
            />
            <ItemList<ListRow>
              items={section.rows}
              at="rows"
              least={1}
              most={20}
              addLabel={t('form.addRow')}
              create={row}
              keyOf={(_, place) => String(place)}
              onChange={(rows) => setSection(index, { ...section, rows })}
              title={(_, place) => t('form.row', { number: place + 1 })}
              body={(each, _change, place) => (
                <RowEditor
                  row={each}
                  languages={languages}
                  onChange={(next, key) =>
                    setSection(index, { ...section, rows: section.rows.with(place, next) }, `rows/${place}/${key}`)
                  }
                />
              )}
            />
          </>
        )}
      />
    </>
  )
}
