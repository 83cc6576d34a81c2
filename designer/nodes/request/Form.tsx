import { JsonForm } from '../JsonForm.tsx'
import type { FormProps } from '../NodeFace.ts'

export const RequestForm = ({ node, onChange }: FormProps<'request'>) => <JsonForm node={node} onChange={onChange} />
