package canopy.till.payment;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayTimes;
import canopy.core.payment.Refund;
import canopy.core.payment.ShownCode;
import canopy.core.payment.Way;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels' verbs about attempts and refunds. Whatever goes wrong in a channel is an answer
 * that says nothing. Each call blocks for the network; any thread.
 *
 * @param subject what the customer's wallet shows
 */
record ChannelCalls(Map<String, PayChannel> channels, String subject) {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelCalls.class);

  /** An answer, and a code to show if one was asked for and given. */
  record Reply(Answer answer, @Nullable ShownCode shown) {
    static Reply of(Answer answer) {
      return new Reply(answer, null);
    }
  }

  PayOrder order(Attempt attempt, PayTimes times) {
    return new PayOrder(
        attempt.outNo(),
        attempt.mode() == Mode.CODE ? Way.SCAN_CUSTOMER : Way.SHOW_QR,
        attempt.amount(),
        subject,
        attempt.startedAt(),
        attempt.startedAt().plusMillis(times.giveUpMillis() + times.extendMillis()));
  }

  private PayOrder order(PaidOrder paid) {
    return new PayOrder(
        paid.outNo(),
        Way.SCAN_CUSTOMER,
        paid.amount(),
        subject,
        paid.requestedAt(),
        paid.requestedAt());
  }

  RefundOrder order(Refund refund) {
    return new RefundOrder(
        refund.refundNo(),
        order(refund.order()),
        refund.order().channelNo(),
        refund.amount(),
        subject,
        refund.requestedAt());
  }

  Reply pay(String channel, PayOrder order, @Nullable PaymentCode code) {
    if (code == null) {
      return Reply.of(Answer.unknown("NO_CODE", ""));
    }
    return Reply.of(safely(channel, to -> to.pay(order, code)));
  }

  Reply show(String channel, PayOrder order) {
    ShownCode[] shown = new ShownCode[1];
    Answer answer =
        safely(
            channel,
            to -> {
              QrAnswer qr = to.showQr(order);
              String text = qr.text();
              if (text != null && qr.answer().outcome() == Outcome.UNPAID) {
                shown[0] = new ShownCode(text, qr.validUntil());
              }
              return qr.answer();
            });
    return new Reply(answer, shown[0]);
  }

  Reply query(String channel, PayOrder order) {
    return Reply.of(safely(channel, to -> to.query(order)));
  }

  Reply takeBack(String channel, PayOrder order, PayTimes.TakeBack how) {
    return Reply.of(
        safely(
            channel,
            to ->
                switch (how) {
                  case REVERSE -> to.reverse(order);
                  case CLOSE -> to.close(order);
                }));
  }

  Answer refund(Refund refund) {
    return safely(refund.order().channel(), to -> to.refund(order(refund)));
  }

  Answer queryRefund(Refund refund) {
    return safely(refund.order().channel(), to -> to.queryRefund(order(refund)));
  }

  private interface Verb {
    Answer ask(PayChannel channel);
  }

  private Answer safely(String id, Verb verb) {
    PayChannel channel = channels.get(id);
    if (channel == null) {
      return Answer.unknown("NO_CHANNEL", "");
    }
    try {
      return verb.ask(channel);
    } catch (RuntimeException e) {
      // The message of a faulty channel may hold anything; its place is enough.
      LOG.error("the channel {} failed: {}", id, e.getClass().getName());
      return Answer.unknown("FAULT", e.getClass().getSimpleName());
    }
  }
}
