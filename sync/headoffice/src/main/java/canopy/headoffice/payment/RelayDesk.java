package canopy.headoffice.payment;

import canopy.channel.PayChannel;
import canopy.channel.PayChannel.Capability;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.relay.RelayJson;
import canopy.core.payment.Answer;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a till asks of a channel. The money rule: a customer is charged only in the request
 * that put the order's number into the database, so no repetition, late arrival or restart charges
 * again. Any thread.
 */
final class RelayDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RelayDesk.class);
  private static final Pattern CODE = Pattern.compile("[0-9]{10,32}");
  private static final Pattern REFUND_NO = Pattern.compile("[0-9A-Z]{8,32}");

  private final Accounts accounts;
  private final RelayedOrders orders;
  private final Patience patience;
  private final RelayedBills bills;

  RelayDesk(Accounts accounts, RelayedOrders orders, Patience patience, RelayedBills bills) {
    this.accounts = accounts;
    this.orders = orders;
    this.patience = patience;
    this.bills = bills;
  }

  /** Who asks for which account. */
  private record Asker(EnrolledTill till, String account, PayChannel channel) {}

  /**
   * The answer's JSON, which others may be given too: not to be changed.
   *
   * @param verb as in {@code canopy.channel.relay}
   * @throws Problem if it is not understood, or not this till's to ask: nothing was sent then
   */
  byte[] ask(EnrolledTill till, String account, String verb, JsonNode body) {
    PayChannel channel =
        accounts
            .account(account)
            .orElseThrow(
                () -> Problem.of(Problem.Kind.NOT_FOUND, "No payment account has this name."));
    Asker asker = new Asker(till, account, channel);
    return verb.equals("bill")
        ? bill(asker, day(body))
        : RelayedBills.bytes(answer(asker, verb, body));
  }

  private ObjectNode answer(Asker asker, String verb, JsonNode body) {
    return switch (verb) {
      case "pay" -> pay(asker, order(asker, body, Way.SCAN_CUSTOMER), body.path("code").asText(""));
      case "qr" -> show(asker, order(asker, body, Way.SHOW_QR));
      case "query" -> query(asker, order(asker, body, null));
      case "reverse" -> end(asker, verb, Capability.REVERSE, order(asker, body, null));
      case "close" -> end(asker, verb, Capability.CLOSE, order(asker, body, null));
      case "refund", "refund-query" -> refund(asker, verb, refund(asker, body));
      default -> throw Problem.of(Problem.Kind.NOT_FOUND, "There is no such verb.");
    };
  }

  private ObjectNode pay(Asker asker, PayOrder order, String code) {
    require(asker, Capability.SCAN_CUSTOMER);
    if (!CODE.matcher(code).matches()) {
      throw bad("This is no payment code.");
    }
    return said(
        within(
            asker,
            () ->
                switch (orders.begin(asker.till(), asker.account(), "pay", order)) {
                  case FIRST ->
                      kept(asker, order, () -> asker.channel().pay(order, new PaymentCode(code)));
                  case AGAIN -> inDoubt(asker, order);
                  case OTHER -> otherOrder();
                }),
        order);
  }

  /** It may have been sent before, so it is asked for; that it is not there yet proves nothing. */
  private Answer inDoubt(Asker asker, PayOrder order) {
    if (!asker.channel().capabilities().contains(Capability.STATUS)) {
      return Answer.of(Outcome.UNKNOWN, "IN_DOUBT", "asked for before");
    }
    Answer answer = kept(asker, order, () -> asker.channel().query(order));
    return answer.outcome() == Outcome.NOT_FOUND
        ? Answer.of(Outcome.UNKNOWN, "IN_DOUBT", "asked for before")
        : answer;
  }

  private ObjectNode show(Asker asker, PayOrder order) {
    require(asker, Capability.SHOW_QR);
    QrAnswer shown =
        patience.within(
            asker.till().name(),
            () ->
                switch (orders.begin(asker.till(), asker.account(), "qr", order)) {
                  case FIRST -> {
                    Instant asked = orders.now();
                    QrAnswer answer = asker.channel().showQr(order);
                    keep(() -> keepShown(asker, order, answer, asked));
                    yield answer;
                  }
                  case AGAIN -> shownBefore(asker, order);
                  case OTHER -> new QrAnswer(otherOrder(), null, null);
                },
            () -> new QrAnswer(late(), null, null));
    return said(shown.answer(), order)
        .put("text", shown.text())
        .put("validUntil", order.expiresAt().toString());
  }

  private void keepShown(Asker asker, PayOrder order, QrAnswer answer, Instant asked) {
    orders.answered(asker.till(), asker.account(), order, answer.answer(), asked);
    String text = answer.text();
    if (text != null) {
      orders.shown(asker.till(), asker.account(), order.outNo(), text);
    }
  }

  private QrAnswer shownBefore(Asker asker, PayOrder order) {
    String text = orders.shown(asker.till(), asker.account(), order.outNo());
    return text == null
        ? new QrAnswer(Answer.of(Outcome.UNKNOWN, "IN_DOUBT", "asked for before"), null, null)
        : new QrAnswer(Answer.of(Outcome.UNPAID, "", ""), text, order.expiresAt());
  }

  private ObjectNode query(Asker asker, PayOrder order) {
    require(asker, Capability.STATUS);
    return said(
        within(
            asker,
            () ->
                orders.maybeAsked(asker.till(), asker.account(), order)
                    ? kept(asker, order, () -> asker.channel().query(order))
                    : otherOrder()),
        order);
  }

  /** Keeps the number first: a payment that arrives after this must not be sent any more. */
  private ObjectNode end(Asker asker, String verb, Capability needed, PayOrder order) {
    require(asker, needed);
    PayChannel channel = asker.channel();
    return said(
        within(
            asker,
            () ->
                switch (orders.begin(asker.till(), asker.account(), verb, order)) {
                  case FIRST, AGAIN ->
                      kept(
                          asker,
                          order,
                          () ->
                              needed == Capability.REVERSE
                                  ? channel.reverse(order)
                                  : channel.close(order));
                  case OTHER -> otherOrder();
                }),
        order);
  }

  /** The channel takes the same number once, however often it is asked. */
  private ObjectNode refund(Asker asker, String verb, RefundOrder refund) {
    require(asker, Capability.REFUND);
    Answer answer =
        OutNumber.isOfStation(refund.paid().outNo(), asker.till().site())
            ? within(asker, () -> refundOurs(asker, verb, refund))
            // Signed, so that the till need not ask for ever.
            : Answer.of(
                Outcome.REFUND_REFUSED, "NOT_OF_THIS_STATION", "another station must refund it");
    return RelayJson.answer(answer).put("refundNo", refund.refundNo());
  }

  private Answer refundOurs(Asker asker, String verb, RefundOrder refund) {
    PayChannel channel = asker.channel();
    return switch (orders.begin(asker.till(), asker.account(), verb, refund)) {
      case FIRST, AGAIN -> {
        Answer answer =
            verb.equals("refund") ? channel.refund(refund) : channel.queryRefund(refund);
        keep(() -> orders.answered(asker.till(), asker.account(), refund, answer));
        yield answer;
      }
      case OTHER -> otherOrder();
    };
  }

  private byte[] bill(Asker asker, LocalDate day) {
    require(asker, Capability.BILL);
    return bills.bill(asker.till().name(), asker.account(), asker.channel(), day);
  }

  /** Whoever is refused for asking too much has put no number into the database. */
  private Answer within(Asker asker, Supplier<Answer> question) {
    return patience.within(asker.till().name(), question, RelayDesk::late);
  }

  private Answer kept(Asker asker, PayOrder order, Supplier<Answer> question) {
    Instant asked = orders.now();
    Answer answer = question.get();
    keep(() -> orders.answered(asker.till(), asker.account(), order, answer, asked));
    return answer;
  }

  /** The channel's answer is worth more to the till than our note of it. */
  private static void keep(Runnable keeper) {
    try {
      keeper.run();
    } catch (JdbiException e) {
      LOG.warn("the answer of a channel was not kept", e);
    }
  }

  private static Answer late() {
    return Answer.unknown("TIME_OUT", "the channel did not answer head office in time");
  }

  private static Answer otherOrder() {
    return Answer.of(Outcome.UNKNOWN, "OTHER_ORDER", "this number was used for something else");
  }

  private static ObjectNode said(Answer answer, PayOrder order) {
    return RelayJson.answer(answer).put("outNo", order.outNo());
  }

  private static void require(Asker asker, Capability capability) {
    if (!asker.channel().capabilities().contains(capability)) {
      throw bad("This account cannot " + capability + ".");
    }
  }

  /**
   * @param begins how a payment begins; null for what is done about one later
   */
  private static PayOrder order(Asker asker, JsonNode body, @Nullable Way begins) {
    return checked(asker, read(() -> RelayJson.order(body.path("order"))), begins);
  }

  private static RefundOrder refund(Asker asker, JsonNode body) {
    RefundOrder refund = read(() -> RelayJson.refund(body.path("refund")));
    checkAmount(asker, refund.paid().amount());
    checkAmount(asker, refund.amount());
    if (!REFUND_NO.matcher(refund.refundNo()).matches()
        || refund.amount().minor() > refund.paid().amount().minor()) {
      throw bad("This refund is not valid.");
    }
    return refund;
  }

  private static LocalDate day(JsonNode body) {
    try {
      return LocalDate.parse(body.path("day").asText(""));
    } catch (DateTimeException e) {
      throw bad("The day is not valid.");
    }
  }

  /** A payment is begun by the till that its number names, and settled by any of its station. */
  private static PayOrder checked(Asker asker, PayOrder order, @Nullable Way begins) {
    EnrolledTill till = asker.till();
    boolean ours =
        begins == null
            ? OutNumber.isOfStation(order.outNo(), till.site())
            : OutNumber.isValid(order.outNo())
                && !OutNumber.isOfAnother(order.outNo(), till.site(), till.till());
    if (!ours || (begins != null && begins != order.way())) {
      throw bad("This order is not this till's.");
    }
    checkAmount(asker, order.amount());
    return order;
  }

  private static void checkAmount(Asker asker, Money amount) {
    if (amount.minor() <= 0 || !amount.currency().equals(asker.channel().currency())) {
      throw bad("This amount is not valid.");
    }
  }

  private static <T> T read(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      throw bad("The order is not understood: " + e.getMessage());
    }
  }

  private static Problem bad(String detail) {
    return Problem.of(Problem.Kind.BAD_REQUEST, detail);
  }
}
