import { Dialog } from './dialog.tsx'

type LeaveQuestionProps = { deed: string; onStay: () => void; onLeave: () => void }

/** Signing out would lose what could not be sent: says so, and asks. Staying is what Enter and Escape do. */
export function LeaveQuestion({ deed, onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Dialog
      open
      title="还有修改没有送出"
      okText="留在这里"
      cancelText={`放弃修改并${deed}`}
      cancelButtonProps={{ danger: true, onClick: onLeave }}
      okButtonProps={{ autoFocus: true }}
      onOk={onStay}
      onCancel={onStay}
      width={460}
    >
      <p>
        您在这台电脑上填写的内容还没有全部存到服务器（没有联网，或与别处的修改有冲突）。{deed}
        会删除本机存下的内容，这些修改不能恢复；留下来可以等联网后自动保存，或先选择保留哪一份。
      </p>
    </Dialog>
  )
}
