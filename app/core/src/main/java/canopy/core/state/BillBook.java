package canopy.core.state;

import canopy.core.bill.Difference;
import canopy.core.bill.OwnItem;
import canopy.core.event.BillEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The bills that were compared, and what of them nobody has dealt with yet.
 *
 * @param checks in the order they were compared, by channel and day
 */
public record BillBook(Map<String, Checked> checks) {
  /** How many bills are remembered; the oldest without an open difference give way. */
  public static final int REMEMBERED_BILLS = 400;

  static final BillBook EMPTY = new BillBook(Map.of());

  public BillBook {
    checks = Maps.ordered(checks);
  }

  /**
   * A bill that was compared.
   *
   * @param at when it was compared last
   * @param open differences that nobody has dealt with, by key
   * @param resolved keys of those that somebody has: comparing again does not bring them back
   * @param attached sales that payments of this bill were found to be of, by key
   */
  public record Checked(
      String channel,
      LocalDate day,
      Instant at,
      Map<String, Difference> open,
      List<String> resolved,
      Map<String, String> attached) {
    public Checked {
      open = Maps.ordered(open);
      resolved = List.copyOf(resolved);
      attached = Maps.ordered(attached);
    }

    private Checked without(String key, boolean byPerson) {
      List<String> next = resolved;
      if (byPerson) {
        next = new ArrayList<>(resolved);
        next.add(key);
      }
      return new Checked(channel, day, at, Maps.without(open, key), next, attached);
    }

    private Checked attaching(String key, String saleId) {
      Checked settled = without(key, true);
      return new Checked(
          channel, day, at, settled.open, settled.resolved, Maps.with(attached, key, saleId));
    }
  }

  /** Null if the bill was not compared. */
  public @Nullable Checked of(String channel, LocalDate day) {
    return checks.get(key(channel, day));
  }

  /** How many differences nobody has dealt with. */
  public int open() {
    return checks.values().stream().mapToInt(check -> check.open().size()).sum();
  }

  /** Whether a payment of any bill was found to be this sale's. */
  public boolean hasAttached(String saleId) {
    return checks.values().stream().anyMatch(check -> check.attached().containsValue(saleId));
  }

  private static String key(String channel, LocalDate day) {
    return day + " " + channel;
  }

  BillBook apply(BillEvent event, Recorded recorded) {
    return switch (event) {
      case BillEvent.Compared e -> compared(e, recorded.at());
      case BillEvent.Resolved e ->
          changed(e.channel(), e.billDay(), check -> check.without(e.key(), true));
      case BillEvent.Attached e ->
          changed(e.channel(), e.billDay(), check -> check.attaching(e.key(), e.saleId()));
    };
  }

  private BillBook changed(String channel, LocalDate day, UnaryOperator<Checked> change) {
    Checked check = of(channel, day);
    return check == null
        ? this
        : new BillBook(Maps.with(checks, key(channel, day), change.apply(check)));
  }

  /** What the channel itself, or a person, settles in the list of payments is no difference. */
  BillBook apply(PaymentEvent event) {
    boolean settles =
        event instanceof PaymentEvent.Matched || event instanceof PaymentEvent.WrittenOff;
    return settles
        ? new BillBook(cleared(checks, null, List.of(OwnItem.paymentKey(event.number()))))
        : this;
  }

  private BillBook compared(BillEvent.Compared e, Instant at) {
    String key = key(e.check().channel(), e.check().day());
    Checked before = checks.get(key);
    List<String> resolved = before == null ? List.of() : before.resolved();
    Map<String, String> attached = before == null ? Map.of() : before.attached();
    Map<String, Difference> open = new LinkedHashMap<>();
    for (Difference difference : e.check().differences()) {
      if (!resolved.contains(difference.key())) {
        open.put(difference.key(), difference);
      }
    }
    Map<String, Checked> next =
        new LinkedHashMap<>(cleared(checks, e.check().channel(), e.check().across()));
    next.remove(key);
    next.put(key, new Checked(e.check().channel(), e.check().day(), at, open, resolved, attached));
    for (Map.Entry<String, Checked> each : List.copyOf(next.entrySet())) {
      if (next.size() > REMEMBERED_BILLS && each.getValue().open().isEmpty()) {
        next.remove(each.getKey());
      }
    }
    return new BillBook(next);
  }

  /** Without open differences about these items of ours, on the bills of one channel or of all. */
  private static Map<String, Checked> cleared(
      Map<String, Checked> from, @Nullable String channel, List<String> keys) {
    Map<String, Checked> next = from;
    for (Map.Entry<String, Checked> each : from.entrySet()) {
      Checked check = each.getValue();
      for (String key : keys) {
        if ((channel == null || channel.equals(check.channel())) && check.open().containsKey(key)) {
          check = check.without(key, false);
        }
      }
      if (!check.equals(each.getValue())) {
        next = Maps.with(next, each.getKey(), check);
      }
    }
    return next;
  }
}
