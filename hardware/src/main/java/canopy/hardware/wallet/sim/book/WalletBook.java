package canopy.hardware.wallet.sim.book;

import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every order of every wallet, the customers, and the errors put into bills. Guarded by its own
 * monitor: whoever needs several steps to hang together synchronises on it.
 */
public final class WalletBook implements AutoCloseable {
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, String> keyByChannelNo = new HashMap<>();
  private final Map<String, String> keyByQr = new HashMap<>();
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, Long> spentMinor = new HashMap<>();
  private final List<BillChange> billChanges = new ArrayList<>();
  private final BookFile file;
  private long changes;

  private WalletBook(Path path) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    file = BookFile.open(path, lines);
    for (JsonNode line : lines) {
      if (line.has("order")) {
        keep(Json.read(line.get("order"), Order.class));
      } else if (line.has("customer")) {
        keep(Json.read(line.get("customer"), Customer.class));
      } else if (line.has("bill")) {
        billChanges.add(Json.read(line.get("bill"), BillChange.class));
      }
      changes++;
    }
  }

  /** Opens the book of that file, empty if it is not there. */
  public static WalletBook open(Path file) throws IOException {
    return new WalletBook(file);
  }

  /** Writes the order down as it stands now. */
  synchronized void save(Order order) {
    file.append("order", order);
    changes++;
    keep(order);
  }

  /** Writes a customer down, new or changed. */
  public synchronized void save(Customer customer) {
    file.append("customer", customer);
    changes++;
    keep(customer);
  }

  /** Writes an error for a bill down. */
  public synchronized void save(BillChange change) {
    file.append("bill", change);
    changes++;
    billChanges.add(change);
  }

  /** The order of that merchant number. */
  public synchronized Optional<Order> find(Wallet wallet, String orderNo) {
    return Optional.ofNullable(orders.get(key(wallet, orderNo)));
  }

  /** The order of that wallet number. */
  public synchronized Optional<Order> findByChannelNo(Wallet wallet, String channelNo) {
    return Optional.ofNullable(keyByChannelNo.get(key(wallet, channelNo))).map(orders::get);
  }

  synchronized Optional<Order> findByQr(String text) {
    return Optional.ofNullable(keyByQr.get(text)).map(orders::get);
  }

  /** All orders, oldest first, as they stand. */
  public synchronized List<Order> orders() {
    return List.copyOf(orders.values());
  }

  /** Everybody with a wallet. */
  public synchronized Collection<Customer> customers() {
    return Collections.unmodifiableCollection(new ArrayList<>(customers.values()));
  }

  public synchronized Optional<Customer> customer(Wallet wallet, String id) {
    return Optional.ofNullable(customers.get(key(wallet, id)));
  }

  /** The errors put into this wallet's bill of that day. */
  public synchronized List<BillChange> billChanges(Wallet wallet, String day) {
    return billChanges.stream()
        .filter(change -> change.wallet() == wallet && change.day().equals(day))
        .toList();
  }

  /** What the customer has left: the opening balance, less what was paid, plus what came back. */
  public synchronized long balanceMinor(Customer customer) {
    return customer.openingMinor()
        - spentMinor.getOrDefault(key(customer.wallet(), customer.id()), 0L);
  }

  /** Counts every change, also those of earlier runs: wallet numbers made of it are unique. */
  synchronized long changes() {
    return changes;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  private void keep(Customer customer) {
    customers.put(key(customer.wallet(), customer.id()), customer);
  }

  private void keep(Order order) {
    Order before = orders.put(key(order.wallet(), order.orderNo()), order);
    if (before != null) {
      spend(before, -1);
    }
    spend(order, 1);
    keyByChannelNo.put(
        key(order.wallet(), order.channelNo()), key(order.wallet(), order.orderNo()));
    if (order.qrText() != null) {
      keyByQr.put(order.qrText(), key(order.wallet(), order.orderNo()));
    }
  }

  /** A refund counts as soon as it is accepted. */
  private void spend(Order order, int sign) {
    if (order.customer() != null && order.times().paidMillis() > 0) {
      spentMinor.merge(
          key(order.wallet(), order.customer()),
          sign * (order.amountMinor() - order.refundedMinor()),
          Long::sum);
    }
  }

  private static String key(Wallet wallet, String number) {
    return wallet + " " + number;
  }
}
