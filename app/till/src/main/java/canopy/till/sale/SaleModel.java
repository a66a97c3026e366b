package canopy.till.sale;

import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.shift.MovementReason.Deed;
import canopy.core.shift.ShiftSettings;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.pump.PumpModel;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the sale screen shows. FX thread. */
final class SaleModel {
  final HeaderModel header;
  final PumpModel pumps;

  /** The number of the sale that is shown; empty for none. */
  final StringProperty saleId = new SimpleStringProperty("");

  /** The lines in the order in which they came. */
  final ObjectProperty<List<BasketLine>> lines = new SimpleObjectProperty<>(List.of());

  /** The id of the line that quantity, price, discount, note and void act on; empty for none. */
  final StringProperty chosenLine = new SimpleStringProperty("");

  /** Pieces and fills that count. */
  final IntegerProperty items = new SimpleIntegerProperty();

  /** All discounts, a positive number of minor units. */
  final LongProperty discountMinor = new SimpleLongProperty();

  /** What was taken of the total already; below zero where money went back. */
  final LongProperty paidMinor = new SimpleLongProperty();

  final LongProperty taxMinor = new SimpleLongProperty();

  /** Below zero when money goes back to the customer. */
  final LongProperty totalMinor = new SimpleLongProperty();

  /** Money goes back to the customer in this sale, even while nothing is in it yet. */
  final BooleanProperty refund = new SimpleBooleanProperty();

  /** Something is in the sale that can be paid; a code that nobody knows is not. */
  final BooleanProperty payable = new SimpleBooleanProperty();

  /** A payment code that is scanned takes the sum at once, without PAY before it. */
  final BooleanProperty takesCodes = new SimpleBooleanProperty();

  /** Why this is done, as the cashier said of the whole sale; empty if he did not. */
  final StringProperty note = new SimpleStringProperty("");

  /** What the station offers for saying why. */
  final ObjectProperty<Map<Deed, List<String>>> reasons = new SimpleObjectProperty<>(Map.of());

  /** When the station asks why a line is struck out. */
  final ObjectProperty<ShiftSettings> shifts = new SimpleObjectProperty<>(ShiftSettings.NONE);

  /** The customer was asked for the money of this sale. */
  final BooleanProperty payingBegun = new SimpleBooleanProperty();

  private final Set<String> askedForMoney = new HashSet<>();

  /** What was rung up or counted up last. */
  private Newest newest = Newest.NONE;

  final IntegerProperty heldSales = new SimpleIntegerProperty();

  /** How the last sale ended, already worded; shown while the basket is empty. */
  final StringProperty lastSale = new SimpleStringProperty("");

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  final ObjectProperty<List<SearchHit>> hits = new SimpleObjectProperty<>(List.of());

  /** What Enter takes without a choice: the article of a code, or the only one that is as typed. */
  Optional<SearchHit> meant(String typed) {
    List<SearchHit> asTyped = hits.get().stream().filter(SearchHit::asTyped).toList();
    return hits.get().stream()
        .filter(hit -> hit.articleId().equals(typed) || hit.code().equals(typed))
        .findFirst()
        .or(() -> asTyped.stream().filter(hit -> asTyped.size() == 1).findFirst());
  }

  /** The keys of the department that is open; favourites at first. */
  final ObjectProperty<List<HotKey>> hotKeys = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<List<HotKey>> departments = new SimpleObjectProperty<>(List.of());

  /** The id of the open department; empty for the favourites. */
  final StringProperty department = new SimpleStringProperty("");

  /**
   * What stands in the right column instead of the articles: tender, age check; null for the
   * articles.
   */
  final ObjectProperty<@Nullable Screen> side = new SimpleObjectProperty<>();

  /** Whether it is worth asking why a line goes; a fill that is given back stays on its pump. */
  boolean asksForVoid(String lineId) {
    return lines.get().stream()
        .filter(line -> line.id().equals(lineId) && line.changeable())
        .anyMatch(line -> shifts.get().asksForVoid(line.amountMinor(), payingBegun.get()));
  }

  /**
   * Whether it is worth asking why there is to be less of a line: as if what goes were a line of
   * its own. Whoever corrects what came last takes nothing away that was there before.
   *
   * @param left pieces, or kilograms
   */
  boolean asksForLess(String lineId, BigDecimal left) {
    return lines.get().stream()
        .filter(line -> line.id().equals(lineId) && line.changeable())
        .anyMatch(line -> asksForLess(line, left));
  }

  private boolean asksForLess(BasketLine line, BigDecimal left) {
    Quantity quantity = line.quantity();
    if (quantity == null || left.signum() <= 0) {
      return false;
    }
    BigDecimal units = left.multiply(BigDecimal.valueOf(quantity.unit().perPrice()));
    if (units.compareTo(BigDecimal.valueOf(quantity.amount())) >= 0) {
      return false;
    }
    long kept = units.longValue();
    boolean corrects = !payingBegun.get() && newest.corrects(line.id(), kept);
    return !corrects
        && shifts.get().asksForVoid(line.minor(quantity.amount() - kept), payingBegun.get());
  }

  /** How many pieces a line has; none if it is not counted so. */
  BigDecimal pieces(String lineId) {
    return lines.get().stream()
        .filter(line -> line.id().equals(lineId))
        .map(BasketLine::quantity)
        .filter(quantity -> quantity != null && quantity.unit() == Quantity.Unit.PIECE)
        .findFirst()
        .map(quantity -> BigDecimal.valueOf(quantity.amount()))
        .orElse(BigDecimal.ZERO);
  }

  /** The customer is asked for the money of a sale; it may be held, and come back. */
  void asksForMoney(String saleId) {
    askedForMoney.add(saleId);
    payingBegun.set(true);
  }

  /**
   * Another sale is shown, or the same.
   *
   * @param saleId empty for none
   * @param alone whether none is held, and none waits for a payment
   */
  void showsSale(String saleId, boolean alone) {
    if (saleId.isEmpty() && alone) {
      askedForMoney.clear();
    }
    payingBegun.set(askedForMoney.contains(saleId));
    if (!this.saleId.get().equals(saleId) && lines.get().size() > 1) {
      newest = Newest.NONE; // It was recalled: nothing of it is new.
    }
    this.saleId.set(saleId);
  }

  /** What a sale comes to; null for none. */
  void showTotals(@Nullable Sale sale, @Nullable Totals totals) {
    items.set(sale == null ? 0 : Rows.pieces(sale));
    discountMinor.set(totals == null ? 0 : totals.discount().minor());
    taxMinor.set(totals == null ? 0 : totals.tax().minor());
    totalMinor.set(totals == null ? 0 : totals.total().minor());
    paidMinor.set(
        sale == null ? 0 : sale.tenders().stream().mapToLong(each -> each.kept().minor()).sum());
    payable.set(sale != null && !sale.isEmpty());
    refund.set(sale != null && sale.kind() == Sale.Kind.REFUND);
    note.set(sale == null ? "" : sale.note());
  }

  SaleModel(HeaderModel header, PumpModel pumps) {
    this.header = header;
    this.pumps = pumps;
    lines.addListener((source, before, now) -> newest = newest.after(before, now));
  }
}
