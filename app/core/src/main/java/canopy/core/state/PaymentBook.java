package canopy.core.state;

import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Attempt;
import canopy.core.payment.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay that is not over: what a badge counts and a list shows. An attempt that became a
 * tender, or was refused, is not here any more; one that was taken back stays a while, to be
 * watched for a late success.
 *
 * @param numbered attempts begun so far
 * @param attempts oldest first, by merchant order number
 * @param refunds oldest first, by refund number
 * @param codes hashes of the newest scanned codes, each of which is good for one attempt
 * @param declined the newest attempt that was refused, so that the cashier reads why; null before
 * @param refused the refund that was refused and forgotten, likewise; null once another is asked
 *     for
 */
public record PaymentBook(
    long numbered,
    Map<String, Attempt> attempts,
    Map<String, Refund> refunds,
    List<String> codes,
    @Nullable Attempt declined,
    @Nullable Refund refused) {
  /**
   * How many scanned codes are recognised. A code lives for about a minute, in which no till scans
   * so many; of one that is forgotten the channel says that it was used.
   */
  public static final int REMEMBERED_CODES = 500;

  /**
   * How many attempts that are over are watched; those whose time is up give way, then the oldest.
   * A payment that comes later still is in the channel's bill, and goes back from there ({@code
   * BillCommand.Resolve}).
   */
  public static final int WATCHED = 500;

  private static final Duration LONGEST_WATCH = Duration.ofDays(2);

  static final PaymentBook EMPTY = new PaymentBook(0, Map.of(), Map.of(), List.of(), null, null);

  public PaymentBook {
    attempts = Maps.ordered(attempts);
    refunds = Maps.ordered(refunds);
    codes = List.copyOf(codes);
  }

  /** The attempt that a sale must wait for. */
  public Optional<Attempt> holding(String saleId) {
    return attempts.values().stream()
        .filter(attempt -> attempt.saleId().equals(saleId) && attempt.holdsSale())
        .findFirst();
  }

  /** The refund that a sale or refund must wait for. */
  public Optional<Refund> refunding(String saleId) {
    return refunds.values().stream().filter(refund -> refund.holdsSale(saleId)).findFirst();
  }

  /** Whether a sale is frozen: nothing in it may change before a payment of it is settled. */
  public boolean holds(String saleId) {
    return holding(saleId).isPresent() || refunding(saleId).isPresent();
  }

  /** The running refund of a prepayment's rest. */
  public Optional<Refund> refundOfRest(String prepayId) {
    return refunds.values().stream()
        .filter(refund -> refund.purpose() == Refund.Purpose.REST)
        .filter(refund -> refund.subject().equals(prepayId))
        .findFirst();
  }

  /** How many attempts nobody knows the result of yet. */
  public long holdingSales() {
    return attempts.values().stream().filter(Attempt::holdsSale).count();
  }

  /** What the badge counts and the list shows, oldest first. */
  public List<Attempt> unsettled() {
    return attempts.values().stream().filter(Attempt::isUnsettled).toList();
  }

  /** Refunds that have a line of their own in that list: those that no attempt in it stands for. */
  public List<Refund> unsettledRefunds() {
    return refunds.values().stream()
        .filter(
            refund ->
                refund.purpose() != Refund.Purpose.LATE || !attempts.containsKey(refund.subject()))
        .toList();
  }

  PaymentBook apply(PaymentEvent event, Recorded recorded) {
    Instant at = recorded.at();
    return switch (event) {
      case PaymentEvent.Started e -> started(e.attempt());
      case PaymentEvent.Shown e ->
          with(e, a -> a.showing(e.shown()).in(Attempt.State.WAITING, at, ""));
      case PaymentEvent.Awaited e ->
          with(e, a -> a.numbered(e.channelNo()).in(Attempt.State.WAITING, at, ""));
      case PaymentEvent.Unanswered e -> with(e, a -> a.in(Attempt.State.SENT, at, e.reason()));
      case PaymentEvent.Extended e -> with(e, a -> a.givenUpAt(e.giveUpAt()));
      case PaymentEvent.Stopped e -> with(e, a -> a.givenUpAt(e.giveUpAt()));
      case PaymentEvent.Paid e -> without(e);
      case PaymentEvent.Declined e -> declined(e, at);
      case PaymentEvent.TakeBackRequested e ->
          with(e, a -> a.tried(e.tries()).in(Attempt.State.REVERSING, at, a.reason()));
      case PaymentEvent.Reversed e ->
          watching(e, a -> a.in(Attempt.State.REVERSED, at, e.reason()), at);
      case PaymentEvent.Closed e ->
          watching(e, a -> a.in(Attempt.State.CLOSED, at, e.reason()), at);
      case PaymentEvent.Escalated e ->
          with(e, a -> a.in(Attempt.State.UNKNOWN, at, e.reason()).stating(e.stated()));
      case PaymentEvent.Forced e ->
          with(e, a -> a.numbered(e.channelNo()).in(Attempt.State.FORCED, at, e.reason()));
      case PaymentEvent.PaidLate e ->
          with(e, a -> a.numbered(e.channelNo()).in(Attempt.State.PAID, at, a.reason()));
      case PaymentEvent.Used e -> without(e);
      case PaymentEvent.Matched e -> without(e);
      case PaymentEvent.HandedBack e ->
          attempts.containsKey(e.number())
              ? with(e, a -> a.in(a.state(), a.since(), e.reason()))
              : this;
      case PaymentEvent.WrittenOff e -> writtenOff(e, at);
      case PaymentEvent.RefundRequested e -> refunding(e.refund(), at);
      case PaymentEvent.RefundRepeated e -> back(e, refund -> refund.tried(e.tries(), at));
      case PaymentEvent.RefundAccepted e ->
          back(e, r -> r.numbered(e.channelNo()).in(Refund.State.ACCEPTED, at, ""));
      case PaymentEvent.Refunded e -> over(e.number());
      case PaymentEvent.RefundRefused e -> refused(e, at);
    };
  }

  private PaymentBook started(Attempt attempt) {
    List<String> next = codes;
    if (attempt.code() != null) {
      next = new ArrayList<>(codes);
      next.add(attempt.code().hash());
      next = next.subList(Math.max(0, next.size() - REMEMBERED_CODES), next.size());
    }
    return new PaymentBook(
        numbered + 1,
        Maps.with(attempts, attempt.outNo(), attempt),
        refunds,
        next,
        declined,
        refused);
  }

  private PaymentBook with(PaymentEvent event, UnaryOperator<Attempt> change) {
    Attempt attempt = attempts.get(event.number());
    if (attempt == null) {
      throw new IllegalStateException(event.number() + " is not in the book of payments");
    }
    return new PaymentBook(
        numbered,
        Maps.with(attempts, attempt.outNo(), change.apply(attempt)),
        refunds,
        codes,
        declined,
        refused);
  }

  private PaymentBook declined(PaymentEvent.Declined e, Instant at) {
    Attempt attempt = attempts.get(e.number());
    Attempt why = attempt == null ? declined : attempt.in(Attempt.State.DECLINED, at, e.reason());
    return new PaymentBook(
        numbered, Maps.without(attempts, e.number()), refunds, codes, why, refused);
  }

  private PaymentBook without(PaymentEvent event) {
    return new PaymentBook(
        numbered, Maps.without(attempts, event.number()), refunds, codes, declined, refused);
  }

  /** Without an attempt whose money was found otherwise; nobody is asked for it any more. */
  PaymentBook forgetting(String outNo) {
    return attempts.containsKey(outNo)
        ? new PaymentBook(
            numbered, Maps.without(attempts, outNo), refunds, codes, declined, refused)
        : this;
  }

  /** What is watched too long, or is too much, gives way; the channel's bill still has it. */
  private PaymentBook watching(PaymentEvent event, UnaryOperator<Attempt> change, Instant now) {
    Map<String, Attempt> next = new LinkedHashMap<>(with(event, change).attempts);
    next.values().removeIf(a -> a.isWatched() && a.since().plus(LONGEST_WATCH).isBefore(now));
    long tooMany = next.values().stream().filter(Attempt::isWatched).count() - WATCHED;
    for (Attempt attempt : List.copyOf(next.values())) {
      if (tooMany > 0 && attempt.isWatched()) {
        next.remove(attempt.outNo());
        tooMany--;
      }
    }
    return new PaymentBook(numbered, next, refunds, codes, declined, refused);
  }

  private PaymentBook writtenOff(PaymentEvent.WrittenOff e, Instant at) {
    Attempt attempt = attempts.get(e.number());
    if (attempt == null) {
      return over(e.number());
    }
    return attempt.state() == Attempt.State.FORCED
        ? without(e)
        : watching(e, a -> a.in(Attempt.State.CLOSED, at, e.reason()), at);
  }

  private PaymentBook refunding(Refund refund, Instant at) {
    Map<String, Attempt> next = attempts;
    Attempt late = refund.purpose() == Refund.Purpose.LATE ? attempts.get(refund.subject()) : null;
    if (late != null) {
      next = Maps.with(attempts, late.outNo(), late.in(Attempt.State.REFUNDING, at, late.reason()));
    }
    return new PaymentBook(
        numbered, next, Maps.with(refunds, refund.refundNo(), refund), codes, declined, null);
  }

  private PaymentBook back(PaymentEvent event, UnaryOperator<Refund> change) {
    Refund refund = refunds.get(event.number());
    if (refund == null) {
      throw new IllegalStateException(event.number() + " is not in the book of refunds");
    }
    return new PaymentBook(
        numbered,
        attempts,
        Maps.with(refunds, refund.refundNo(), change.apply(refund)),
        codes,
        declined,
        refused);
  }

  /** A refund that is over takes the late attempt along that it was for. */
  private PaymentBook over(String refundNo) {
    Refund refund = refunds.get(refundNo);
    Map<String, Attempt> next = attempts;
    if (refund != null && refund.purpose() == Refund.Purpose.LATE) {
      next = Maps.without(attempts, refund.subject());
    }
    return new PaymentBook(
        numbered, next, Maps.without(refunds, refundNo), codes, declined, refused);
  }

  /** One that nobody relied on yet is as if never asked for; any other stays for a person. */
  private PaymentBook refused(PaymentEvent.RefundRefused e, Instant at) {
    @Nullable Refund refund = refunds.get(e.number());
    if (refund == null) {
      throw new IllegalStateException(e.number() + " is not in the book of refunds");
    }
    boolean forgotten =
        refund.purpose() != Refund.Purpose.LATE
            && refund.state() == Refund.State.ASKING
            && !refund.counted()
            && !e.reason().equals(Refund.OUT_OF_TIME);
    return forgotten
        ? new PaymentBook(
            numbered,
            attempts,
            Maps.without(refunds, e.number()),
            codes,
            declined,
            refund.in(Refund.State.REFUSED, at, e.reason()))
        : back(e, r -> r.in(Refund.State.REFUSED, at, e.reason()));
  }
}
