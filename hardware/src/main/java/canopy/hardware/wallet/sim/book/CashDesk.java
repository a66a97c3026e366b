package canopy.hardware.wallet.sim.book;

import canopy.hardware.wallet.sim.book.DeskRefusal.Reason;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What every wallet does for a merchant, without its protocol; {@link PhoneDesk} is the customer's
 * side. Every step is atomic: it holds the book's monitor.
 */
public final class CashDesk {
  private static final int MOST_REFUNDS = 50;
  private static final long REVERSE_MILLIS = TimeUnit.DAYS.toMillis(7);
  private static final long REFUND_MILLIS = TimeUnit.DAYS.toMillis(365);

  private final WalletBook book;
  private final PayCodes codes;
  private final SimTime time;
  private final DeskRules rules;
  private final DeskListener listener;

  public CashDesk(
      WalletBook book, SimTime time, DeskRules rules, SecureRandom random, DeskListener listener) {
    this.book = book;
    this.codes = new PayCodes(random);
    this.time = time;
    this.rules = rules;
    this.listener = listener;
  }

  public WalletBook book() {
    return book;
  }

  public SimTime time() {
    return time;
  }

  /** A new payment code for the customer's phone. */
  public String issueCode(Customer customer) {
    synchronized (book) {
      return codes.issue(customer, time.millis() + rules.codeLifeMillis());
    }
  }

  /**
   * The merchant scanned a phone.
   *
   * @return the order, {@code PAID} or {@code CONFIRMING}
   */
  public Order payByCode(NewOrder order, String code, Behaviour behaviour) throws DeskRefusal {
    synchronized (book) {
      refuseKnown(order);
      long now = time.millis();
      String customer = codes.take(order.wallet(), code, now);
      Order taken = taken(order, null, Times.created(now, 0), customer);
      boolean asks =
          behaviour.asksPassword()
              || order.amountMinor() > rules.passwordFromMinor()
              || person(order.wallet(), customer).asksPassword();
      if (!canPay(taken) || behaviour.notEnough()) {
        book.save(taken.with(OrderState.REFUSED, taken.times().ended(now)));
        throw new DeskRefusal(Reason.BALANCE_TOO_SMALL);
      }
      if (asks) {
        long at = behaviour.confirmAfterMillis();
        Order asked =
            taken.with(OrderState.CONFIRMING, taken.times().confirm(at == 0 ? 0 : now + at));
        book.save(asked);
        return asked;
      }
      return pay(taken);
    }
  }

  /** The merchant wants to show a QR code; the same number with the same terms gives it again. */
  public Order showQr(NewOrder order, String qrText, long expiresMillis) throws DeskRefusal {
    synchronized (book) {
      Order known = book.find(order.wallet(), order.orderNo()).orElse(null);
      if (known != null && known.isOpen() && known.shownQr() && sameTerms(known, order)) {
        return known;
      }
      refuseKnown(order);
      Order shown = taken(order, qrText, Times.created(time.millis(), expiresMillis), null);
      book.save(shown);
      return shown;
    }
  }

  /** How the order of this number stands, after what time has done to it. */
  public Order order(Wallet wallet, String orderNo) throws DeskRefusal {
    synchronized (book) {
      return inTime(
          book.find(wallet, orderNo).orElseThrow(() -> new DeskRefusal(Reason.ORDER_UNKNOWN)));
    }
  }

  /** As {@link #order} by the wallet's own number. */
  public Order orderByChannelNo(Wallet wallet, String channelNo) throws DeskRefusal {
    synchronized (book) {
      return inTime(
          book.findByChannelNo(wallet, channelNo)
              .orElseThrow(() -> new DeskRefusal(Reason.ORDER_UNKNOWN)));
    }
  }

  /** The merchant no longer wants the money. */
  public Order close(Order given) throws DeskRefusal {
    synchronized (book) {
      Order order = order(given.wallet(), given.orderNo());
      switch (order.state()) {
        case PAID, REVERSED -> throw new DeskRefusal(Reason.ALREADY_PAID);
        case CLOSED -> throw new DeskRefusal(Reason.ALREADY_CLOSED);
        case WAITING, CONFIRMING, REFUSED -> {}
      }
      return end(order, OrderState.CLOSED);
    }
  }

  /** Undo: unpaid is closed, paid goes back in full. Once more changes nothing. */
  public Order reverse(Order given) throws DeskRefusal {
    synchronized (book) {
      Order order = order(given.wallet(), given.orderNo());
      long now = time.millis();
      if (order.state() == OrderState.REVERSED || order.state() == OrderState.CLOSED) {
        return order;
      }
      if (order.state() != OrderState.PAID) {
        return end(order, OrderState.REVERSED);
      }
      if (!order.refunds().isEmpty()) {
        throw new DeskRefusal(Reason.NOT_REVERSIBLE);
      }
      if (now - order.times().paidMillis() > REVERSE_MILLIS) {
        throw new DeskRefusal(Reason.TOO_LATE);
      }
      Refund back =
          new Refund(
              order.orderNo(), number(order.wallet(), "50"), order.amountMinor(), true, now, now);
      Order reversed = order.with(back).with(OrderState.REVERSED, order.times().ended(now));
      book.save(reversed);
      listener.happened(DeskListener.What.CLOSED, reversed, null);
      return reversed;
    }
  }

  /** Gives some of it back; the same number with the same amount is the same refund. */
  public Order refund(Order given, String refundNo, long amountMinor) throws DeskRefusal {
    synchronized (book) {
      Order order = order(given.wallet(), given.orderNo());
      Refund known = order.refund(refundNo).orElse(null);
      if (known != null) {
        if (known.amountMinor() != amountMinor) {
          throw new DeskRefusal(Reason.REFUND_DIFFERS);
        }
        return order;
      }
      long now = time.millis();
      refuseRefund(order, amountMinor, now);
      Refund refund =
          new Refund(
              refundNo,
              number(order.wallet(), "50"),
              amountMinor,
              false,
              now,
              now + rules.refundMillis());
      Order refunded = order.with(refund);
      book.save(refunded);
      listener.happened(DeskListener.What.REFUNDED, refunded, refund);
      return refunded;
    }
  }

  private void refuseRefund(Order order, long amountMinor, long now) throws DeskRefusal {
    if (order.state() != OrderState.PAID) {
      throw new DeskRefusal(Reason.NOT_PAID);
    }
    if (amountMinor < 1 || amountMinor > order.amountMinor() - order.refundedMinor()) {
      throw new DeskRefusal(Reason.REFUND_TOO_LARGE);
    }
    if (order.refunds().size() >= MOST_REFUNDS) {
      throw new DeskRefusal(Reason.TOO_MANY_REFUNDS);
    }
    if (now - order.times().paidMillis() > REFUND_MILLIS) {
      throw new DeskRefusal(Reason.TOO_LATE);
    }
    if (!order.refunds().isEmpty()
        && now - order.refunds().getLast().acceptedMillis() < rules.refundGapMillis()) {
      throw new DeskRefusal(Reason.REFUND_TOO_SOON);
    }
  }

  /**
   * The money arrives although the order is closed, reversed without payment, or about to be: what
   * must not happen and does. Without a customer the wallet's first one pays.
   */
  public Optional<Order> payLate(Wallet wallet, String orderNo) {
    synchronized (book) {
      Order order = book.find(wallet, orderNo).orElse(null);
      if (order == null || order.times().paidMillis() > 0) {
        return Optional.empty();
      }
      String payer = order.customer();
      if (payer == null) {
        payer =
            book.customers().stream()
                .filter(customer -> customer.wallet() == wallet)
                .map(Customer::id)
                .findFirst()
                .orElseThrow();
      }
      return Optional.of(pay(order.by(payer, OrderState.CONFIRMING, order.times())));
    }
  }

  /** Lets time do what is due: customers who confirm by themselves, trades that end. */
  public void settleDue() {
    synchronized (book) {
      for (Order order : book.orders()) {
        if (order.isOpen()) {
          inTime(order);
        }
      }
    }
  }

  /** The order after what time has done to it. */
  Order inTime(Order order) {
    long now = time.millis();
    long at = order.times().confirmMillis();
    if (order.state() == OrderState.CONFIRMING && at > 0 && at <= now) {
      return canPay(order) ? pay(order) : end(order, OrderState.REFUSED);
    }
    boolean endsByItself = order.wallet() != Wallet.WECHAT && order.times().scannedMillis() > 0;
    if (order.isOpen() && endsByItself && order.times().isExpired(now)) {
      return end(order, OrderState.CLOSED);
    }
    return order;
  }

  Order pay(Order order) {
    Order paid = order.with(OrderState.PAID, order.times().paid(time.millis()));
    book.save(paid);
    listener.happened(DeskListener.What.PAID, paid, null);
    return paid;
  }

  Order end(Order order, OrderState state) {
    Order ended = order.with(state, order.times().ended(time.millis()));
    book.save(ended);
    listener.happened(DeskListener.What.CLOSED, ended, null);
    return ended;
  }

  boolean canPay(Order order) {
    String payer = order.customer();
    return payer != null && book.balanceMinor(person(order.wallet(), payer)) >= order.amountMinor();
  }

  private Customer person(Wallet wallet, String id) {
    return book.customer(wallet, id).orElseThrow();
  }

  private void refuseKnown(NewOrder order) throws DeskRefusal {
    Optional<Order> found = book.find(order.wallet(), order.orderNo());
    if (found.isEmpty()) {
      return;
    }
    Order known = inTime(found.get());
    if (!sameTerms(known, order)) {
      throw new DeskRefusal(Reason.NUMBER_USED);
    }
    throw new DeskRefusal(
        switch (known.state()) {
          case PAID -> Reason.ALREADY_PAID;
          case WAITING, CONFIRMING -> Reason.BEING_CONFIRMED;
          case REFUSED -> Reason.NUMBER_USED;
          case CLOSED, REVERSED -> Reason.ALREADY_CLOSED;
        });
  }

  private static boolean sameTerms(Order known, NewOrder order) {
    return known.amountMinor() == order.amountMinor() && known.currency().equals(order.currency());
  }

  private Order taken(
      NewOrder order, @Nullable String qrText, Times times, @Nullable String customer) {
    return new Order(
        order.wallet(),
        order.orderNo(),
        number(order.wallet(), "42"),
        qrText != null,
        order.amountMinor(),
        order.currency(),
        order.subject(),
        qrText == null ? OrderState.CONFIRMING : OrderState.WAITING,
        customer,
        qrText,
        order.notifyUrl(),
        times,
        List.of(),
        order.facts());
  }

  /** A number as the wallet writes it: date in Beijing and a count; 28 digits, UnionPay 21. */
  private String number(Wallet wallet, String kind) {
    String day =
        SimTime.beijing(time.millis()).toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE);
    long count = book.changes() + 1;
    return switch (wallet) {
      case WECHAT -> "%s00002%s%s%011d".formatted(kind, day, kind, count);
      case ALIPAY -> "%s2200%s14%012d".formatted(day, kind, count);
      case UNIONPAY -> "%s%s%011d".formatted(day, kind, count);
    };
  }
}
