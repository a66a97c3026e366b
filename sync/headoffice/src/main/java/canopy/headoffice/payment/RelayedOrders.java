package canopy.headoffice.payment;

import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import canopy.headoffice.identity.EnrolledTill;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What tills have asked channels for, by their own numbers. A number is committed before its
 * channel is asked: whoever finds it there knows that it may have been sent. Any thread.
 */
final class RelayedOrders {
  private final Jdbi jdbi;
  private final Clock clock;

  RelayedOrders(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What is known of a number. */
  enum Known {
    /** It was not there: nothing can have been sent. */
    FIRST,
    /** It was there: anything may have been sent. */
    AGAIN,
    /** It is the number of something else. */
    OTHER
  }

  /** Keeps an order; commits before it returns. */
  Known begin(EnrolledTill till, String account, String verb, PayOrder order) {
    return jdbi.inTransaction(
        handle -> {
          boolean first =
              handle
                      .createUpdate(
                          """
                          INSERT INTO relayed_order (first_at, asked_at, requested_at, amount_minor, site,
                            till, account, out_no, way, currency, verb, state, code, wallet)
                          VALUES (:now, :now, :requested, :amount, :site, :till, :account, :number, :way,
                            :currency, :verb, 'ASKED', '', '')
                          ON CONFLICT DO NOTHING
                          """)
                      .bind("now", nowUtc())
                      .bind("requested", order.requestedAt().atOffset(ZoneOffset.UTC))
                      .bind("amount", order.amount().minor())
                      .bind("site", till.site())
                      .bind("till", till.till())
                      .bind("account", account)
                      .bind("number", order.outNo())
                      .bind("way", order.way().name())
                      .bind("currency", order.amount().currency())
                      .bind("verb", verb)
                      .execute()
                  == 1;
          return first ? Known.FIRST : again(handle, till, account, verb, order);
        });
  }

  private Known again(
      Handle handle, EnrolledTill till, String account, String verb, PayOrder order) {
    int same =
        handle
            .createUpdate(
                """
                UPDATE relayed_order SET asked_at = :now, verb = :verb
                WHERE site = :site AND account = :account AND out_no = :number AND way = :way
                  AND amount_minor = :amount AND currency = :currency
                """)
            .bind("now", nowUtc())
            .bind("verb", verb)
            .bind("site", till.site())
            .bind("account", account)
            .bind("number", order.outNo())
            .bind("way", order.way().name())
            .bind("amount", order.amount().minor())
            .bind("currency", order.amount().currency())
            .execute();
    return same == 1 ? Known.AGAIN : Known.OTHER;
  }

  /**
   * Whether a question about an order may go to the channel: an order that is not known here may,
   * one that is known with another amount, or of another station, may not.
   */
  boolean maybeAsked(EnrolledTill till, String account, PayOrder order) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT site = :site AND amount_minor = :amount AND currency = :currency
                      AND way = :way
                    FROM relayed_order WHERE account = :account AND out_no = :number
                    """)
                .bind("amount", order.amount().minor())
                .bind("currency", order.amount().currency())
                .bind("way", order.way().name())
                .bind("site", till.site())
                .bind("account", account)
                .bind("number", order.outNo())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(true));
  }

  /**
   * Keeps what a channel answered. What says nothing leaves the state as it is. A payment that was
   * asked for before its reversal was answered is not news; one that is there afterwards is.
   *
   * @param asked when the question went out, by {@link #now}
   */
  void answered(EnrolledTill till, String account, PayOrder order, Answer answer, Instant asked) {
    Money stated = answer.amount();
    boolean counts = answer.verified() && answer.outcome() != Outcome.UNKNOWN;
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE relayed_order SET
                      state = CASE WHEN :counts
                        AND NOT (:passing AND state IN ('PAID', 'DECLINED', 'REVERSED', 'CLOSED'))
                        AND NOT (:state = 'PAID' AND state = 'REVERSED' AND answered_at >= :asked)
                        THEN :state ELSE state END,
                      answered_at = CASE WHEN :counts THEN :now ELSE answered_at END,
                      code = :code,
                      wallet = CASE WHEN :wallet = '' THEN wallet ELSE :wallet END,
                      channel_no = coalesce(:channelNo, channel_no),
                      stated_minor = coalesce(:stated, stated_minor),
                      paid_at = coalesce(:paidAt, paid_at)
                    WHERE site = :site AND account = :account AND out_no = :number
                    """)
                .bind("counts", counts)
                .bind("passing", isPassing(answer.outcome()))
                .bind("state", answer.outcome().name())
                .bind("now", nowUtc())
                .bind("asked", asked.atOffset(ZoneOffset.UTC))
                .bind("code", answer.code())
                .bind("wallet", answer.wallet())
                .bind("channelNo", answer.channelNo())
                .bind("stated", stated == null ? null : Long.valueOf(stated.minor()))
                .bind(
                    "paidAt",
                    answer.paidAt() == null ? null : answer.paidAt().atOffset(ZoneOffset.UTC))
                .bind("site", till.site())
                .bind("account", account)
                .bind("number", order.outNo())
                .execute());
  }

  /** An answer that was late must not undo what is over. */
  private static boolean isPassing(Outcome outcome) {
    return switch (outcome) {
      case WAITING, UNPAID, NOT_FOUND, UNKNOWN -> true;
      case PAID, DECLINED, REVERSED, CLOSED, REFUNDING, REFUNDED, REFUND_REFUSED -> false;
    };
  }

  /** Keeps the code of ours that a channel gave for an order. */
  void shown(EnrolledTill till, String account, String outNo, String text) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE relayed_order SET shown = :text
                    WHERE site = :site AND account = :account AND out_no = :number
                    """)
                .bind("text", text)
                .bind("site", till.site())
                .bind("account", account)
                .bind("number", outNo)
                .execute());
  }

  /** The code of ours that a channel gave for an order; null if it gave none. */
  @Nullable String shown(EnrolledTill till, String account, String outNo) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT shown FROM relayed_order
                    WHERE site = :site AND account = :account AND out_no = :number
                      AND shown IS NOT NULL
                    """)
                .bind("site", till.site())
                .bind("account", account)
                .bind("number", outNo)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /** Keeps a refund; commits before it returns. */
  Known begin(EnrolledTill till, String account, String verb, RefundOrder refund) {
    return jdbi.inTransaction(
        handle -> {
          boolean first =
              handle
                      .createUpdate(
                          """
                          INSERT INTO relayed_refund (first_at, asked_at, requested_at, amount_minor, site,
                            till, account, refund_no, out_no, currency, verb, state, code)
                          VALUES (:now, :now, :requested, :amount, :site, :till, :account, :number, :order,
                            :currency, :verb, 'ASKED', '')
                          ON CONFLICT DO NOTHING
                          """)
                      .bind("now", nowUtc())
                      .bind("requested", refund.requestedAt().atOffset(ZoneOffset.UTC))
                      .bind("amount", refund.amount().minor())
                      .bind("site", till.site())
                      .bind("till", till.till())
                      .bind("account", account)
                      .bind("number", refund.refundNo())
                      .bind("order", refund.paid().outNo())
                      .bind("currency", refund.amount().currency())
                      .bind("verb", verb)
                      .execute()
                  == 1;
          return first ? Known.FIRST : again(handle, till, account, verb, refund);
        });
  }

  private Known again(
      Handle handle, EnrolledTill till, String account, String verb, RefundOrder refund) {
    int same =
        handle
            .createUpdate(
                """
                UPDATE relayed_refund SET asked_at = :now, verb = :verb
                WHERE site = :site AND account = :account AND refund_no = :number
                  AND out_no = :order AND amount_minor = :amount AND currency = :currency
                """)
            .bind("now", nowUtc())
            .bind("verb", verb)
            .bind("site", till.site())
            .bind("account", account)
            .bind("number", refund.refundNo())
            .bind("order", refund.paid().outNo())
            .bind("amount", refund.amount().minor())
            .bind("currency", refund.amount().currency())
            .execute();
    return same == 1 ? Known.AGAIN : Known.OTHER;
  }

  /** Keeps what a channel answered about a refund. */
  void answered(EnrolledTill till, String account, RefundOrder refund, Answer answer) {
    boolean counts = answer.verified() && answer.outcome() != Outcome.UNKNOWN;
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE relayed_refund SET
                      state = CASE WHEN :counts AND state <> 'REFUNDED' THEN :state ELSE state END,
                      answered_at = CASE WHEN :counts THEN :now ELSE answered_at END,
                      code = :code, channel_no = coalesce(:channelNo, channel_no)
                    WHERE site = :site AND account = :account AND refund_no = :number
                    """)
                .bind("counts", counts)
                .bind("state", answer.outcome().name())
                .bind("now", nowUtc())
                .bind("code", answer.code())
                .bind("channelNo", answer.channelNo())
                .bind("site", till.site())
                .bind("account", account)
                .bind("number", refund.refundNo())
                .execute());
  }

  /** By this server's clock, to the microsecond that the database keeps. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private OffsetDateTime nowUtc() {
    return now().atOffset(ZoneOffset.UTC);
  }
}
