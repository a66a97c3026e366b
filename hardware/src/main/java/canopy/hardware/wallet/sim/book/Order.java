package canopy.hardware.wallet.sim.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asked a wallet to collect, and how it went. Immutable.
 *
 * @param wallet whose
 * @param orderNo the merchant's number, unique within the wallet
 * @param channelNo the wallet's number
 * @param shownQr whether the customer scans (else the merchant scanned the customer's code)
 * @param amountMinor more than 0
 * @param currency ISO 4217
 * @param subject what the customer reads
 * @param state where it stands
 * @param customer who pays or paid; null = nobody yet
 * @param qrText what the QR code says; null without one
 * @param notifyUrl where the merchant wants to be told; null = nowhere
 * @param times when what happened
 * @param refunds in the order in which they were accepted
 * @param facts what only one wallet or scenario knows
 */
public record Order(
    Wallet wallet,
    String orderNo,
    String channelNo,
    boolean shownQr,
    long amountMinor,
    String currency,
    String subject,
    OrderState state,
    @Nullable String customer,
    @Nullable String qrText,
    @Nullable String notifyUrl,
    Times times,
    List<Refund> refunds,
    Map<String, String> facts) {

  public Order {
    refunds = List.copyOf(refunds);
    facts = Map.copyOf(facts);
  }

  /** Everything given back, or on its way back. */
  public long refundedMinor() {
    return refunds.stream().mapToLong(Refund::amountMinor).sum();
  }

  /** The refund of this number; a reversal is none. */
  public Optional<Refund> refund(String refundNo) {
    return refunds.stream()
        .filter(refund -> !refund.reversal() && refund.refundNo().equals(refundNo))
        .findFirst();
  }

  /** A fact; empty if it is not known. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** Whether a customer could still pay it. */
  public boolean isOpen() {
    return state == OrderState.WAITING || state == OrderState.CONFIRMING;
  }

  Order with(OrderState other, Times when) {
    return copy(other, customer, when, refunds);
  }

  Order by(@Nullable String payer, OrderState other, Times when) {
    return copy(other, payer, when, refunds);
  }

  Order with(Refund refund) {
    List<Refund> more = new ArrayList<>(refunds);
    more.add(refund);
    return copy(state, customer, times, more);
  }

  private Order copy(OrderState other, @Nullable String payer, Times when, List<Refund> givenBack) {
    return new Order(
        wallet,
        orderNo,
        channelNo,
        shownQr,
        amountMinor,
        currency,
        subject,
        other,
        payer,
        qrText,
        notifyUrl,
        when,
        givenBack,
        facts);
  }
}
