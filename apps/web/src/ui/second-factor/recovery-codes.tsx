import { usePrinted } from '#web/ui/letter/use-printed.ts'
import styles from './second-factor.module.css'

/** Codes that stand in for a lost phone, each once. They are shown this one time; printed, they fill a page alone. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const sheet = usePrinted<HTMLDivElement>()
  return (
    <>
      <p>
        手机遗失或更换时，可用备用码代替动态口令登录，每个只能用一次。离开本页后不再显示，请打印或抄写下来，另行保管。
      </p>
      <div ref={sheet} className={styles.sheet}>
        <h3 className={styles.onPaper}>Cradle 摇篮 · 动态口令备用码</h3>
        <ul className={styles.codes} aria-label="备用码">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p className={styles.onPaper}>每个备用码只能使用一次。请妥善保管，不要拍照或通过网络传送。</p>
      </div>
      <button type="button" className={styles.print} onClick={() => print()}>
        打印备用码
      </button>
    </>
  )
}
