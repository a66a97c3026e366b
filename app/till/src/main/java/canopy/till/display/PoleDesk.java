package canopy.till.display;

import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.hardware.display.DisplayContent;
import canopy.hardware.display.LineDisplay;
import canopy.till.loop.TillSnapshot;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the customer, on a display of one or two lines, what the till knows: the last line and the
 * total while goods are added, the change when it is paid. On the till thread; the display itself
 * never waits.
 */
public final class PoleDesk implements Consumer<TillSnapshot> {
  private final LineDisplay display;
  private final int fractionDigits;
  private @Nullable String thanked;

  /**
   * @param fractionDigits decimals of the currency
   */
  public PoleDesk(LineDisplay display, int fractionDigits) {
    this.display = display;
    this.fractionDigits = fractionDigits;
  }

  /** What is told of the till, shown on the display first; without one, as it is. */
  public static Consumer<TillSnapshot> before(
      Consumer<TillSnapshot> told, @Nullable LineDisplay display, int fractionDigits) {
    return display == null ? told : new PoleDesk(display, fractionDigits).andThen(told);
  }

  @Override
  public void accept(TillSnapshot snapshot) {
    Sale sale = snapshot.open();
    Totals totals = snapshot.totals();
    CompletedSale last = snapshot.state().basket().last();
    if (sale != null && totals != null) {
      show(DisplayContent.Kind.TOTAL, totals.total(), lastLine(sale));
    } else if (last != null && !last.id().equals(thanked)) {
      thanked = last.id();
      show(DisplayContent.Kind.CHANGE, last.change(), "");
    }
  }

  private static String lastLine(Sale sale) {
    List<Line> lines = sale.activeLines();
    return lines.isEmpty() ? "" : lines.getLast().name().zh();
  }

  private void show(DisplayContent.Kind kind, Money amount, String upper) {
    display.show(new DisplayContent(kind, amount.minor(), fractionDigits, upper, ""));
  }
}
