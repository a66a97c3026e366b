package canopy.till.payment;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.payment.Answer;
import java.time.LocalDate;
import java.util.Set;

/** Another channel under the id of the tests' book, with a look at its answers. */
abstract class ForwardingChannel implements PayChannel {
  private final PayChannel to;

  ForwardingChannel(PayChannel to) {
    this.to = to;
  }

  /** What it passes on to. */
  final PayChannel to() {
    return to;
  }

  /** An answer has come; what is returned counts. */
  abstract Answer answered(Answer answer);

  @Override
  public String id() {
    return PayBook.CHANNEL;
  }

  @Override
  public Set<Capability> capabilities() {
    return to.capabilities();
  }

  @Override
  public String currency() {
    return to.currency();
  }

  @Override
  public Answer pay(PayOrder order, PaymentCode code) {
    return answered(to.pay(order, code));
  }

  @Override
  public QrAnswer showQr(PayOrder order) {
    QrAnswer qr = to.showQr(order);
    return new QrAnswer(answered(qr.answer()), qr.text(), qr.validUntil());
  }

  @Override
  public Answer query(PayOrder order) {
    return answered(to.query(order));
  }

  @Override
  public Answer reverse(PayOrder order) {
    return answered(to.reverse(order));
  }

  @Override
  public Answer close(PayOrder order) {
    return answered(to.close(order));
  }

  @Override
  public Answer refund(RefundOrder refund) {
    return answered(to.refund(refund));
  }

  @Override
  public Answer queryRefund(RefundOrder refund) {
    return answered(to.queryRefund(refund));
  }

  @Override
  public BillAnswer bill(LocalDate day, BillNews news) {
    return to.bill(day, news);
  }
}
