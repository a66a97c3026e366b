package canopy.core.state;

import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sale being rung up and those put aside.
 *
 * @param open null if none
 * @param held oldest first
 * @param numberedDay the business date of the newest sale's number; null before the first
 * @param lastNumber the newest sale's count on that date
 * @param last the newest completed sale, for its change and a quick reprint; null before the first
 */
public record Basket(
    @Nullable Sale open,
    List<HeldSale> held,
    @Nullable LocalDate numberedDay,
    int lastNumber,
    @Nullable CompletedSale last) {
  static final Basket EMPTY = new Basket(null, List.of(), null, 0, null);

  public Basket {
    held = List.copyOf(held);
  }

  /** The count that the next sale on {@code day} gets. */
  public int nextNumber(LocalDate day) {
    return day.equals(numberedDay) ? lastNumber + 1 : 1;
  }

  /** The number of the open or held sale that has a fill in it. */
  public Optional<String> saleWithFill(String key) {
    return all().filter(sale -> hasFill(sale, key)).map(Sale::id).findFirst();
  }

  /** The open sale and the held ones. */
  public Stream<Sale> all() {
    Stream<Sale> aside = held.stream().map(HeldSale::sale);
    return open == null ? aside : Stream.concat(Stream.of(open), aside);
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
      case SaleEvent.Recalled e -> recall(e.saleId());
      case SaleEvent.Voided e -> with(null);
      case SaleEvent.TenderTaken e -> with(current().with(e.tender()));
      case SaleEvent.TenderReturned e -> with(current().withoutTender(e.tender().no()));
      case SaleEvent.Completed e -> new Basket(null, held, numberedDay, lastNumber, e.sale());
    };
  }

  private Sale current() {
    if (open == null) {
      throw new IllegalStateException("an event changes a sale, but none is open");
    }
    return open;
  }

  private Basket with(@Nullable Sale sale) {
    return new Basket(sale, held, numberedDay, lastNumber, last);
  }

  private Basket hold(HeldSale aside) {
    List<HeldSale> next = new ArrayList<>(held);
    next.add(aside);
    return new Basket(null, next, numberedDay, lastNumber, last);
  }

  private Basket recall(String saleId) {
    HeldSale found =
        held.stream().filter(h -> h.sale().id().equals(saleId)).findFirst().orElseThrow();
    List<HeldSale> rest = held.stream().filter(h -> !h.sale().id().equals(saleId)).toList();
    return new Basket(found.sale(), rest, numberedDay, lastNumber, last);
  }
}
