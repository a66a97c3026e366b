package canopy.core.state;

import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sale being rung up and those put aside.
 *
 * @param open null if none
 * @param held oldest first; also those whose payment came to nothing while they waited for it
 * @param aside sales whose payment is not settled, put aside so that the till is free; by number
 * @param numberedDay the business date of the newest sale's number; null before the first
 * @param lastNumber the newest sale's count on that date
 * @param last the newest completed sale, for its change and a quick reprint; null before the first
 */
public record Basket(
    @Nullable Sale open,
    List<HeldSale> held,
    Map<String, Sale> aside,
    @Nullable LocalDate numberedDay,
    int lastNumber,
    @Nullable CompletedSale last) {
  static final Basket EMPTY = new Basket(null, List.of(), Map.of(), null, 0, null);

  public Basket {
    held = List.copyOf(held);
    aside = Maps.ordered(aside);
  }

  /** The count that the next sale on {@code day} gets. */
  public int nextNumber(LocalDate day) {
    return day.equals(numberedDay) ? lastNumber + 1 : 1;
  }

  /** The number of the open or held sale that has a fill in it. */
  public Optional<String> saleWithFill(String key) {
    return all().filter(sale -> hasFill(sale, key)).map(Sale::id).findFirst();
  }

  /** The open sale, the held ones, and those aside with their payment. */
  public Stream<Sale> all() {
    Stream<Sale> away = Stream.concat(held.stream().map(HeldSale::sale), aside.values().stream());
    return open == null ? away : Stream.concat(Stream.of(open), away);
  }

  /** The sale of that number that is not paid yet, wherever it is; null if there is none. */
  public @Nullable Sale payable(String saleId) {
    return all().filter(sale -> sale.id().equals(saleId)).findFirst().orElse(null);
  }

  /** Whether a sale is put away, and can be recalled. */
  public boolean isAway(String saleId) {
    return aside.containsKey(saleId) || isHeld(saleId);
  }

  private boolean isHeld(String saleId) {
    return held.stream().anyMatch(each -> each.sale().id().equals(saleId));
  }

  private static boolean hasFill(Sale sale, String key) {
    return sale.activeLines().stream()
        .anyMatch(line -> line instanceof Line.FuelFill fuel && fuel.fill().key().equals(key));
  }

  Basket apply(SaleEvent event, Recorded recorded) {
    return switch (event) {
      case SaleEvent.Opened e ->
          new Basket(
              Sale.open(e.saleId(), e.kind(), e.refundOf(), e.currency(), e.cashier(), e.at()),
              held,
              aside,
              recorded.day(),
              nextNumber(recorded.day()),
              last);
      case SaleEvent.LineAdded e -> with(current().with(e.line()));
      case SaleEvent.LineChanged e -> with(current().with(e.line()));
      case SaleEvent.LineVoided e -> with(current().with(e.line().asVoided()));
      case SaleEvent.Discounted e -> with(current().discounted(e.discount()));
      case SaleEvent.AgeConfirmed e -> with(current().ageConfirmed(e.years()));
      case SaleEvent.AgeRefused e -> this;
      case SaleEvent.Noted e -> with(current().noted(e.note()));
      case SaleEvent.Held e -> hold(new HeldSale(current(), e.label(), recorded.at()));
      case SaleEvent.SetAside e -> setAside(current().by(e.cashier()));
      case SaleEvent.OpenedAside e -> openedAside(e, recorded);
      case SaleEvent.Recalled e -> recall(e.saleId());
      case SaleEvent.Voided e -> with(null);
      case SaleEvent.TenderTaken e -> paying(e.saleId(), sale -> sale.with(e.tender()));
      case SaleEvent.TenderReturned e ->
          paying(e.saleId(), sale -> sale.withoutTender(e.tender().no()));
      case SaleEvent.Completed e -> completed(e.sale());
    };
  }

  private Sale current() {
    if (open == null) {
      throw new IllegalStateException("an event changes a sale, but none is open");
    }
    return open;
  }

  private Basket with(@Nullable Sale sale) {
    return new Basket(sale, held, aside, numberedDay, lastNumber, last);
  }

  private Basket paying(String saleId, UnaryOperator<Sale> change) {
    if (aside.containsKey(saleId)) {
      Sale waiting = change.apply(Objects.requireNonNull(aside.get(saleId)));
      return put(held, Maps.with(aside, saleId, waiting));
    }
    if (!isHeld(saleId)) {
      return with(change.apply(current()));
    }
    List<HeldSale> next =
        held.stream()
            .map(each -> each.sale().id().equals(saleId) ? each.with(change) : each)
            .toList();
    return put(next, aside);
  }

  /** One that completes by itself does not touch what the cashier sees. */
  private Basket completed(CompletedSale sale) {
    if (aside.containsKey(sale.id())) {
      return put(held, Maps.without(aside, sale.id()));
    }
    return isHeld(sale.id())
        ? put(heldWithout(sale.id()), aside)
        : new Basket(null, held, aside, numberedDay, lastNumber, sale);
  }

  /**
   * What waited for a payment that is over is held from now on: nothing would ever call for it.
   *
   * @param waits whether a sale of that number still waits for a payment
   */
  Basket released(Predicate<String> waits, Instant now) {
    if (aside.keySet().stream().allMatch(waits)) {
      return this;
    }
    List<HeldSale> next = new ArrayList<>(held);
    Map<String, Sale> waiting = new LinkedHashMap<>(aside);
    for (Sale sale : aside.values()) {
      if (!waits.test(sale.id())) {
        next.add(new HeldSale(sale, "", now));
        waiting.remove(sale.id());
      }
    }
    return put(next, waiting);
  }

  private Basket put(List<HeldSale> nowHeld, Map<String, Sale> nowAside) {
    return new Basket(open, nowHeld, nowAside, numberedDay, lastNumber, last);
  }

  private List<HeldSale> heldWithout(String saleId) {
    return held.stream().filter(each -> !each.sale().id().equals(saleId)).toList();
  }

  private Basket setAside(Sale sale) {
    return new Basket(null, held, Maps.with(aside, sale.id(), sale), numberedDay, lastNumber, last);
  }

  private Basket openedAside(SaleEvent.OpenedAside e, Recorded recorded) {
    Sale empty =
        Sale.open(e.saleId(), Sale.Kind.REFUND, e.refundOf(), e.currency(), e.cashier(), e.at());
    Sale refund = e.line() == null ? empty : empty.with(e.line());
    return new Basket(
        open,
        held,
        Maps.with(aside, refund.id(), refund),
        recorded.day(),
        nextNumber(recorded.day()),
        last);
  }

  private Basket hold(HeldSale sale) {
    List<HeldSale> next = new ArrayList<>(held);
    next.add(sale);
    return new Basket(null, next, aside, numberedDay, lastNumber, last);
  }

  private Basket recall(String saleId) {
    Sale waiting = aside.get(saleId);
    if (waiting != null) {
      return new Basket(waiting, held, Maps.without(aside, saleId), numberedDay, lastNumber, last);
    }
    HeldSale found =
        held.stream().filter(h -> h.sale().id().equals(saleId)).findFirst().orElseThrow();
    return new Basket(found.sale(), heldWithout(saleId), aside, numberedDay, lastNumber, last);
  }
}
