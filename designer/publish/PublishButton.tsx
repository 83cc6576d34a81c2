import { Rocket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Opens the way to customers. */
export function PublishButton() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  return (
    <Button icon={Rocket} onClick={() => editor.setState({ asked: { kind: 'publish' } })}>
      {t('publish.open')}
    </Button>
  )
}
