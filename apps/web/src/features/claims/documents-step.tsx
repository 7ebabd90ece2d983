import { documentKinds } from '@cradle/domain/documents'
import type { ClaimView } from '@cradle/domain/wire'
import { DocumentList } from './document-list.tsx'
import { StepSection } from './step-section.tsx'

/** 资料: what has to be handed in with the claim. Nothing here keeps it from being submitted. */
export function DocumentsStep({ claim }: { claim: ClaimView }) {
  return (
    <StepSection
      title="资料"
      lead={`把原件拍照或扫描后上传。申报后、受理前还可以补交，“${documentKinds.M11.name}”多在申报后补。`}
    >
      <DocumentList claim={claim} />
    </StepSection>
  )
}
