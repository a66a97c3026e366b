package canopy.till.payment;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A channel with a book of its own that loses requests, loses answers, lets orders arrive late and
 * customers think. Whatever it answers is true at that moment.
 */
final class ModelChannel implements PayChannel {
  /** An order in the channel's book. */
  static final class Order {
    final String outNo;
    final Money amount;
    long paidMinor;
    long refundedMinor;
    boolean closed;
    Instant arrivesAt = Instant.MAX;
    Instant paidAt = Instant.MAX;
    Instant refusedAt = Instant.MAX;

    Order(String outNo, Money amount) {
      this.outNo = outNo;
      this.amount = amount;
    }

    long netMinor() {
      return paidMinor - refundedMinor;
    }
  }

  private record Back(String outNo, long minor, Instant doneAt) {}

  private final Clock clock;
  private final RandomGenerator random;
  private final Runnable step;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Back> refunds = new LinkedHashMap<>();
  private boolean healthy;

  /**
   * @param step called wherever the till may be killed while it waits for an answer
   */
  ModelChannel(Clock clock, RandomGenerator random, Runnable step) {
    this.clock = clock;
    this.random = random;
    this.step = step;
  }

  /** From now on nothing is lost any more. */
  void heal() {
    healthy = true;
  }

  Map<String, Order> orders() {
    settle();
    return orders;
  }

  private void settle() {
    Instant now = clock.instant();
    for (Order order : orders.values()) {
      boolean arrived = !order.arrivesAt.isAfter(now);
      boolean unpaid = order.paidMinor == 0 && !order.closed;
      if (arrived && unpaid && !order.paidAt.isAfter(now)) {
        order.paidMinor = order.amount.minor();
      } else if (arrived && unpaid && !order.refusedAt.isAfter(now)) {
        order.closed = true;
      }
    }
  }

  private boolean loses() {
    return !healthy && random.nextInt(4) == 0;
  }

  private interface Verb<T> {
    T run();
  }

  /** Loses the request, or does it and loses the answer; the till may die at each point. */
  private Answer wire(Verb<Answer> verb) {
    settle();
    step.run();
    if (loses()) {
      return Answer.unknown("CONNECT", "");
    }
    Answer answer = verb.run();
    step.run();
    return loses() ? Answer.unknown("TIMEOUT", "") : answer;
  }

  @Override
  public String id() {
    return PayBook.CHANNEL;
  }

  @Override
  public String currency() {
    return "CNY";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Answer pay(PayOrder wanted, PaymentCode code) {
    return wire(
        () -> {
          Order order = new Order(wanted.outNo(), wanted.amount());
          if (orders.putIfAbsent(wanted.outNo(), order) != null) {
            throw new IllegalStateException("an order number was used twice: " + wanted.outNo());
          }
          Instant now = clock.instant();
          int mood = random.nextInt(10);
          // One request in ten hangs somewhere and arrives later.
          order.arrivesAt = mood == 9 ? now.plusSeconds(random.nextInt(40)) : now;
          decide(order, now, mood);
          settle();
          return mood == 9 ? Answer.unknown("TIMEOUT", "") : state(order);
        });
  }

  private void decide(Order order, Instant now, int mood) {
    switch (mood) {
      case 0, 1, 2, 3, 9 -> order.paidAt = now;
      case 4, 5, 6 -> order.paidAt = now.plusSeconds(1 + random.nextInt(90));
      case 7 -> order.refusedAt = now.plusSeconds(random.nextInt(30));
      default -> {} // never
    }
  }

  private Answer state(Order order) {
    if (order.arrivesAt.isAfter(clock.instant())) {
      return Answer.of(Outcome.NOT_FOUND, "ORDER_NOT_EXIST", "");
    }
    if (order.paidMinor > 0) {
      return order.refundedMinor >= order.paidMinor
          ? Answer.of(Outcome.REVERSED, "REFUND", "")
          : paid(order);
    }
    if (order.closed) {
      return order.refusedAt.isAfter(clock.instant())
          ? Answer.of(Outcome.CLOSED, "CLOSED", "")
          : Answer.of(Outcome.DECLINED, "NOTENOUGH", "");
    }
    return Answer.of(Outcome.WAITING, "USERPAYING", "");
  }

  private Answer paid(Order order) {
    return new Answer(
        Outcome.PAID,
        true,
        "4200" + order.outNo.substring(16),
        Money.of(order.paidMinor, "CNY"),
        "SUCCESS",
        "",
        "MODEL",
        clock.instant());
  }

  @Override
  public QrAnswer showQr(PayOrder wanted) {
    String text = "model://" + wanted.outNo();
    Answer answer =
        wire(
            () -> {
              Order order = new Order(wanted.outNo(), wanted.amount());
              orders.put(wanted.outNo(), order);
              Instant now = clock.instant();
              order.arrivesAt = now;
              if (random.nextInt(3) > 0) {
                order.paidAt = now.plusSeconds(1 + random.nextInt(150));
              }
              return Answer.of(Outcome.UNPAID, "", "");
            });
    return answer.outcome() == Outcome.UNPAID
        ? new QrAnswer(answer, text, null)
        : new QrAnswer(answer, null, null);
  }

  @Override
  public Answer query(PayOrder wanted) {
    return wire(
        () -> {
          Order order = orders.get(wanted.outNo());
          return order == null ? Answer.of(Outcome.NOT_FOUND, "ORDER_NOT_EXIST", "") : state(order);
        });
  }

  @Override
  public Answer reverse(PayOrder wanted) {
    return wire(
        () -> {
          Order order = orders.get(wanted.outNo());
          if (order == null || order.arrivesAt.isAfter(clock.instant())) {
            return Answer.of(Outcome.NOT_FOUND, "ORDER_NOT_EXIST", "");
          }
          // One in sixteen that were not paid is paid later, all the same.
          order.closed = order.paidMinor > 0 || random.nextInt(16) > 0;
          order.refundedMinor = order.paidMinor;
          return Answer.of(Outcome.REVERSED, "", "");
        });
  }

  @Override
  public Answer close(PayOrder wanted) {
    return wire(
        () -> {
          Order order = orders.get(wanted.outNo());
          if (order == null) {
            return Answer.of(Outcome.NOT_FOUND, "ORDER_NOT_EXIST", "");
          }
          if (order.paidMinor > 0) {
            return paid(order);
          }
          // One in eight is paid in the same moment, all the same.
          order.closed = random.nextInt(8) > 0;
          return Answer.of(Outcome.CLOSED, "", "");
        });
  }

  @Override
  public Answer refund(RefundOrder wanted) {
    return wire(
        () -> {
          Back before = refunds.get(wanted.refundNo());
          Order order = orders.get(wanted.paid().outNo());
          if (before == null) {
            if (order == null || order.netMinor() < wanted.amount().minor()) {
              return Answer.of(Outcome.REFUND_REFUSED, "NOTENOUGH", "");
            }
            if (!healthy && random.nextInt(8) == 0) {
              return Answer.of(Outcome.REFUND_REFUSED, "MERCHANT_BALANCE", "");
            }
            order.refundedMinor += wanted.amount().minor();
            refunds.put(
                wanted.refundNo(),
                new Back(
                    order.outNo,
                    wanted.amount().minor(),
                    clock.instant().plusSeconds(random.nextInt(600))));
          } else if (before.minor() != wanted.amount().minor()) {
            throw new IllegalStateException("a refund number was used for another refund");
          }
          return Answer.of(Outcome.REFUNDING, "PROCESSING", "");
        });
  }

  @Override
  public Answer queryRefund(RefundOrder wanted) {
    return wire(
        () -> {
          Back back = refunds.get(wanted.refundNo());
          if (back == null) {
            return Answer.of(Outcome.NOT_FOUND, "RESOURCE_NOT_EXISTS", "");
          }
          return back.doneAt().isAfter(clock.instant())
              ? Answer.of(Outcome.REFUNDING, "PROCESSING", "")
              : Answer.of(Outcome.REFUNDED, "SUCCESS", "");
        });
  }

  @Override
  public BillAnswer bill(LocalDate day, BillNews news) {
    return new BillAnswer.None("NONE", "");
  }
}
