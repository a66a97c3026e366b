package canopy.hardware.wallet.sim.book;

import canopy.hardware.wallet.sim.book.DeskRefusal.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What a customer does with the phone in hand: look at a code, type the password, refuse. Every
 * step is atomic: it holds the book's monitor.
 */
public final class PhoneDesk {
  private static final int MOST_SHOWN = 20;

  private final CashDesk desk;
  private final WalletBook book;
  private final SimTime time;

  /**
   * @param desk the merchants' side of the same book
   */
  public PhoneDesk(CashDesk desk) {
    this.desk = desk;
    this.book = desk.book();
    this.time = desk.time();
  }

  /** A phone looks at a QR code; a second one takes over from the first. */
  public Order scan(Customer customer, String text) throws DeskRefusal {
    synchronized (book) {
      Order found = book.findByQr(text).orElseThrow(() -> new DeskRefusal(Reason.ORDER_UNKNOWN));
      Order order = desk.inTime(found);
      if (order.wallet() != customer.wallet()) {
        throw new DeskRefusal(Reason.ORDER_UNKNOWN);
      }
      if (!order.isOpen()) {
        boolean paid = order.state() == OrderState.PAID;
        throw new DeskRefusal(paid ? Reason.ALREADY_PAID : Reason.ALREADY_CLOSED);
      }
      if (order.times().isExpired(time.millis())) {
        throw new DeskRefusal(Reason.TOO_LATE);
      }
      Order scanned =
          order.by(customer.id(), OrderState.CONFIRMING, order.times().scanned(time.millis()));
      book.save(scanned);
      return scanned;
    }
  }

  /** What waits on the customer's phone, newest first. */
  public List<Order> pending(Customer customer) {
    synchronized (book) {
      List<Order> waiting = new ArrayList<>();
      for (Order order : book.orders().reversed()) {
        if (order.state() == OrderState.CONFIRMING
            && order.wallet() == customer.wallet()
            && customer.id().equals(order.customer())
            && desk.inTime(order).state() == OrderState.CONFIRMING) {
          waiting.add(order);
        }
      }
      return waiting;
    }
  }

  /** The codes that merchants show now, newest first. */
  public List<Order> shownCodes(Wallet wallet) {
    synchronized (book) {
      long now = time.millis();
      return book.orders().reversed().stream()
          .filter(order -> order.wallet() == wallet && order.shownQr())
          .filter(order -> desk.inTime(order).state() == OrderState.WAITING)
          .filter(order -> !order.times().isExpired(now))
          .limit(MOST_SHOWN)
          .toList();
    }
  }

  /** The customer types the password. */
  public Order confirm(Order given, Behaviour behaviour) throws DeskRefusal {
    synchronized (book) {
      Order order = desk.order(given.wallet(), given.orderNo());
      if (order.state() != OrderState.CONFIRMING) {
        throw new DeskRefusal(
            order.state() == OrderState.PAID ? Reason.ALREADY_PAID : Reason.ALREADY_CLOSED);
      }
      if (order.times().isExpired(time.millis())) {
        throw new DeskRefusal(Reason.TOO_LATE);
      }
      if (!desk.canPay(order) || behaviour.notEnough()) {
        if (!order.shownQr()) {
          desk.end(order, OrderState.REFUSED);
        }
        throw new DeskRefusal(Reason.BALANCE_TOO_SMALL);
      }
      return desk.pay(order);
    }
  }

  /** The customer does not want to. A scanned QR code can be scanned again. */
  public Order refuse(Order given) throws DeskRefusal {
    synchronized (book) {
      Order order = desk.order(given.wallet(), given.orderNo());
      if (order.state() != OrderState.CONFIRMING) {
        throw new DeskRefusal(Reason.ALREADY_CLOSED);
      }
      if (!order.shownQr()) {
        return desk.end(order, OrderState.REFUSED);
      }
      Order waiting = order.by(null, OrderState.WAITING, order.times());
      book.save(waiting);
      return waiting;
    }
  }
}
