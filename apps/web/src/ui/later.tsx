import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react'

type Later<Props> = FunctionComponent<Props> & {
  /** Fetches it ahead, once the page itself stands. */
  prepare: () => Promise<void>
}
type Standing = { hasFailed: boolean }

/**
 * A component that no page needs in order to stand: it is fetched when it is first shown, or ahead. Shown before it is
 * here, `Standing` stands in for it, and says so where it did not come.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Standing: ComponentType<Standing> = NotHere,
): Later<Props> {
  let loaded: ComponentType<Props> | undefined
  const prepare = async () => {
    loaded ??= await load()
  }

  function Shown(props: Props) {
    const [state, setState] = useState<'coming' | 'here' | 'failed'>(loaded ? 'here' : 'coming')
    useEffect(() => {
      let isHere = true
      const become = (next: 'here' | 'failed') => isHere && setState(next)
      if (state === 'coming')
        prepare().then(
          () => become('here'),
          () => become('failed'),
        )
      return () => {
        isHere = false
      }
    }, [state])
    const Loaded = loaded
    return Loaded ? <Loaded {...props} /> : <Standing hasFailed={state === 'failed'} />
  }
  return Object.assign(Shown, { prepare })
}

function NotHere({ hasFailed }: Standing) {
  return hasFailed ? <p role="alert">这一步没有加载出来，请检查网络后刷新页面。</p> : null
}
