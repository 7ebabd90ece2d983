import { zodResolver } from '@hookform/resolvers/zod'
import Button from 'antd/es/button'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { ApiProblem, sentenceIn } from '#web/lib/api-problem.ts'
import { Notice } from '#web/ui/notice.tsx'
import styles from './deed-form.module.css'
import { fieldsOf } from './fields-of.ts'

type DeedFormProps<Typed extends FieldValues, Body> = {
  /** The request's own schema. */
  schema: z.ZodType<Body>
  start: DefaultValues<Typed>
  /** The button's words. */
  deed: string
  danger?: boolean
  /** Sends it; what it throws is said here. */
  onSend: (body: Body) => Promise<unknown>
  /** What closes the form; a form among deeds knows its own way (`FoldContext`). */
  onFold?: () => void
  /** Whether the first field takes the focus: a form that was asked for does. */
  takesFocus?: boolean
  children: (field: ReturnType<typeof fieldsOf<Typed>>) => ReactNode
}

/** Folds the form that was opened among deeds. */
export const FoldContext = createContext<(() => void) | undefined>(undefined)

/** A small form that is one request: judged by the request's own schema, refused at its fields or above them. */
export function DeedForm<Typed extends FieldValues, Body>(props: DeedFormProps<Typed, Body>) {
  const { schema, start, deed, danger = false, onSend, onFold, takesFocus = false, children } = props
  const foldAmongDeeds = useContext(FoldContext)
  const fold = onFold ?? foldAmongDeeds
  const [refusal, setRefusal] = useState<string>()
  const form = useForm<Typed, unknown, Body>({
    mode: 'onTouched',
    resolver: resolverOf<Typed, Body>(schema),
    defaultValues: start,
  })
  const first = Object.keys(start)[0] as FieldPath<Typed> | undefined
  useEffect(() => {
    if (takesFocus && first) form.setFocus(first)
  }, [form, first, takesFocus])

  async function send(body: Body) {
    setRefusal(undefined)
    try {
      await onSend(body)
      foldAmongDeeds?.()
    } catch (error) {
      const fields =
        error instanceof ApiProblem ? error.details.errors.filter(({ pointer }) => isOf(start, pointer)) : []
      for (const { pointer, message } of fields) {
        form.setError(pointer.slice(1) as FieldPath<Typed>, { message }, { shouldFocus: true })
      }
      if (fields.length === 0) setRefusal(sentenceIn(error))
    }
  }

  return (
    <form
      className={styles.form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      {refusal && (
        <Notice tone="block">
          <p>{refusal}</p>
        </Notice>
      )}
      {children(fieldsOf(form as never))}
      <div className={styles.buttons}>
        <Button type="primary" danger={danger} htmlType="submit" loading={form.formState.isSubmitting}>
          {deed}
        </Button>
        {fold && <Button onClick={fold}>取消</Button>}
      </div>
    </form>
  )
}

/** Judges what was typed as the body it will be sent as: what stayed empty is not in it. */
export function resolverOf<Typed extends FieldValues, Body>(schema: z.ZodType<Body>): Resolver<Typed, unknown, Body> {
  const judge = zodResolver(schema as never) as unknown as Resolver<FieldValues, unknown, Body>
  return (typed, context, options) => {
    const given = Object.entries(typed).filter(([, value]) => value !== null)
    return judge(Object.fromEntries(given), context, options as never) as never
  }
}

const isOf = (start: object, pointer: string) => pointer.slice(1) in start
