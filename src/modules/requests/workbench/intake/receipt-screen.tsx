import { Button, QRCode } from 'antd'
import { CHANNELS, DELIVERIES, FORMS } from '#core/requests/words.ts'
import { useAskOnce } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { ReceiptView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import './receipt.css'

/** What the applicant takes home: number, query code, the due day and where to ask. */
export function ReceiptScreen({ params }: ScreenProps<MeView>) {
  const requestId = params.requestId ?? ''
  const query = useAskOnce<ReceiptView>(`${requestPath(requestId)}/receipt`)
  return (
    <Answer query={query} what="回执">
      {(receipt) => (
        <>
          <div className="not-printed">
            <ScreenHead title="申请回执" note="请打印后交给申请人，或者读给申请人记下。">
              <Button type="primary" onClick={() => window.print()}>
                打印回执
              </Button>
              <Button onClick={() => navigate('/requests/new')}>再登记一件</Button>
              <Link to={`/requests/${requestId}`}>去办理</Link>
            </ScreenHead>
          </div>
          <Receipt receipt={receipt} />
        </>
      )}
    </Answer>
  )
}

/** Where the applicant asks; the code is typed there, so that no address gives it away. */
const trackAddress = (number: string): string =>
  `${window.location.origin}/requests/track?number=${encodeURIComponent(number)}`

function Receipt({ receipt }: { readonly receipt: ReceiptView }) {
  const { number, queryCode, receivedOn, dueOn } = receipt
  const facts: readonly (readonly [string, string])[] = [
    ['申请人', receipt.applicantName],
    ['提交方式', CHANNELS[receipt.channel]],
    ['提交日期', dayText(receipt.submittedOn)],
    ['收到日期', receivedOn ? dayText(receivedOn) : '待与申请人确认'],
    ['答复期限', dueOn ? `最迟${dayText(dueOn)}` : '自收到之日起二十个工作日'],
    ['提供方式', `${FORMS[receipt.form]}，${DELIVERIES[receipt.delivery]}`],
    ['经办人', receipt.by],
  ]
  return (
    <article className="panel receipt">
      <header>
        <p className="receipt-agency">{receipt.agencyName}</p>
        <h1>政府信息公开申请接收回执</h1>
      </header>
      <div className="receipt-head">
        <dl className="receipt-codes">
          <div>
            <dt>登记编号</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>查询码</dt>
            <dd className="receipt-code">{queryCode}</dd>
          </div>
        </dl>
        <figure>
          <QRCode
            value={trackAddress(number)}
            size={136}
            type="svg"
            bordered={false}
            aria-label="查询办理进度的二维码"
          />
          <figcaption>扫码查询办理进度</figcaption>
        </figure>
      </div>
      <dl className="receipt-facts">
        {facts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div className="is-wide">
          <dt>所需信息</dt>
          <dd>{receipt.description}</dd>
        </div>
      </dl>
      <p>
        凭登记编号和查询码，可以在本机关政务公开网站“依申请公开”栏目查询办理进度、补正材料、撤回申请、下载答复。请妥善保管查询码，不要告诉他人。
      </p>
      <p className="soft">
        需要补正、征求第三方意见、延长期限的，将另行告知，征求意见所需时间不计入答复期限（《中华人民共和国政府信息公开条例》第三十条、第三十三条）。
      </p>
    </article>
  )
}
