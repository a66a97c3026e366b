package canopy.channel;

import canopy.core.payment.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One account with one payment channel. Thread-safe. Every verb is one request: the engine alone
 * decides what to ask again. A network fault, an answer that cannot be verified and a clock that is
 * off are answers with {@link canopy.core.payment.Outcome#UNKNOWN}; nothing is thrown for them. A
 * verified answer about another amount or another order is UNKNOWN, too, and verified.
 *
 * <p>An order of {@link canopy.core.payment.Way#SCAN_CUSTOMER} is ended with {@link #reverse}, one
 * of {@link canopy.core.payment.Way#SHOW_QR} with {@link #close}.
 *
 * <p>Verbs outside {@link #capabilities} throw {@link UnsupportedOperationException}.
 */
public interface PayChannel extends AutoCloseable {
  /** What a channel can do. */
  enum Capability {
    /** Scan the code on the customer's phone. */
    SCAN_CUSTOMER,
    /** Show a code for the customer to scan. */
    SHOW_QR,
    /** Ask how an order stands. A channel without it cannot confirm a payment. */
    STATUS,
    /** Take an order back, paid or not. */
    REVERSE,
    /** Close an order that is not paid. */
    CLOSE,
    REFUND,
    PARTIAL_REFUND,
    /** A list of a day's payments. */
    BILL
  }

  /** As in the configuration, such as {@code wechat}. */
  String id();

  Set<Capability> capabilities();

  /** ISO 4217; an order in another currency is the caller's bug. */
  String currency();

  /**
   * How far the till's clock is ahead of the channel's, by the last answer; negative if behind,
   * empty if none came yet. From four minutes on {@link #pay} and {@link #showQr} send nothing;
   * from five on nothing can be verified.
   */
  default Optional<Duration> clockDrift() {
    return Optional.empty();
  }

  /**
   * Charges the customer whose code was scanned.
   *
   * @param code the payment code in clear; goes to the channel and nowhere else
   */
  default Answer pay(PayOrder order, PaymentCode code) {
    throw cannot(Capability.SCAN_CUSTOMER);
  }

  /** Makes an order for the customer to scan. */
  default QrAnswer showQr(PayOrder order) {
    throw cannot(Capability.SHOW_QR);
  }

  /**
   * How an order stands. An order of ours that nobody has scanned yet is {@link
   * canopy.core.payment.Outcome#UNPAID}, also with a channel that does not know it before.
   */
  default Answer query(PayOrder order) {
    throw cannot(Capability.STATUS);
  }

  /** Takes the whole order back, paid or not. Repeating it is harmless. */
  default Answer reverse(PayOrder order) {
    throw cannot(Capability.REVERSE);
  }

  /**
   * Closes an order that is not paid. {@link canopy.core.payment.Outcome#NOT_FOUND} is what some
   * channels say while nobody has scanned: the code can then still be paid until it expires. {@link
   * canopy.core.payment.Outcome#REVERSED} if it had been paid and the channel gave the money back.
   */
  default Answer close(PayOrder order) {
    throw cannot(Capability.CLOSE);
  }

  /** Gives money back. Repeating it with the same refund number is harmless. */
  default Answer refund(RefundOrder refund) {
    throw cannot(Capability.REFUND);
  }

  default Answer queryRefund(RefundOrder refund) {
    throw cannot(Capability.REFUND);
  }

  /**
   * The channel's own list of a day. May take a minute; whoever does not want to wait interrupts
   * the thread.
   *
   * @param news is told how far it is
   */
  default BillAnswer bill(LocalDate day, BillNews news) {
    throw cannot(Capability.BILL);
  }

  /** The same, and nobody is told how far it is. */
  default BillAnswer bill(LocalDate day) {
    return bill(day, BillNews.NONE);
  }

  /** What a verb outside {@link #capabilities} throws. */
  default UnsupportedOperationException cannot(Capability capability) {
    return new UnsupportedOperationException(id() + " cannot " + capability);
  }

  /** Breaks off what is under way. */
  @Override
  default void close() {}
}
