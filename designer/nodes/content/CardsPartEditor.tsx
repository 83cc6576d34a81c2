import { useTranslation } from 'react-i18next'
import type { Card, CardsPart } from '../../../schemas/flow.ts'
import { ItemList } from '../../controls/ItemList.tsx'
import { CaptionField } from './CaptionField.tsx'
import { CardEditor } from './CardEditor.tsx'
import type { PartProps } from './PartProps.ts'

/** A row of cards, and what is said above them. */
export function CardsPartEditor({ part, languages, onChange, note }: PartProps<CardsPart>) {
  const { t } = useTranslation()
  const empty = () => Object.fromEntries(languages.map((language) => [language, '']))
  return (
    <>
      <CaptionField part={part} languages={languages} onChange={onChange} note={note} />
      <ItemList<Card>
        items={part.cards}
        at="cards"
        least={1}
        most={10}
        addLabel={t('form.addCard')}
        create={() => ({ title: empty(), text: empty() })}
        keyOf={(_, index) => String(index)}
        onChange={(cards) => onChange({ ...part, cards })}
        title={(_, index) => t('form.card', { number: index + 1 })}
        body={(card, _, index) => (
          <CardEditor
            card={card}
            languages={languages}
            onChange={(next, key) =>
              onChange(
                { ...part, cards: part.cards.with(index, next) },
                key === undefined ? undefined : `cards/${index}/${key}`,
              )
            }
          />
        )}
      />
    </>
  )
}
