package canopy.till.display;

import canopy.core.catalogue.Language;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.hardware.display.DisplayContent;
import canopy.hardware.display.LineDisplay;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Formats;
import canopy.till.ui.Texts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the customer, on a display of one or two lines, what the till knows: the last line and the
 * total while goods are added, the change when it is paid, and nothing of a sale that was put aside
 * or voided. On the till thread; the display itself never waits.
 */
public final class PoleDesk implements Consumer<TillSnapshot> {
  private static final int COLUMNS = 20;

  /** From here on characters take two places: CJK radicals and what follows them. */
  private static final int FIRST_WIDE = 0x2E80;

  /**
   * How it speaks to customers.
   *
   * @param texts words in every language
   * @param formats figures
   * @param language of the customers, asked each time
   */
  public record Speech(Texts texts, Formats formats, Supplier<Language> language) {
    private String word(String key) {
      return texts.in(canopy.till.ui.Language.of(language.get().tag()), key);
    }
  }

  private final LineDisplay display;
  private final Speech speech;
  private @Nullable DisplayContent shown;
  private @Nullable String completed;
  private boolean first = true;

  public PoleDesk(LineDisplay display, Speech speech) {
    this.display = display;
    this.speech = speech;
  }

  @Override
  public void accept(TillSnapshot snapshot) {
    Sale sale = snapshot.open();
    Totals totals = snapshot.totals();
    CompletedSale last = snapshot.state().basket().last();
    // What was sold before the till was started is nobody's change any more.
    boolean thanks = !first && last != null && !last.id().equals(completed);
    first = false;
    completed = last == null ? null : last.id();
    if (sale != null && totals != null && !sale.isEmpty()) {
      show(DisplayContent.Kind.TOTAL, totals.total(), lastLine(sale), "display.total");
    } else if (thanks && last != null) {
      show(
          DisplayContent.Kind.CHANGE,
          last.change(),
          pair(speech.word("display.total"), last.totals().total()),
          "display.change");
    } else if (shown == null || shown.kind() == DisplayContent.Kind.TOTAL) {
      show(DisplayContent.BLANK);
    }
  }

  private String lastLine(Sale sale) {
    Line last = sale.activeLines().isEmpty() ? null : sale.activeLines().getLast();
    return last == null ? "" : last.name().in(speech.language().get());
  }

  private void show(DisplayContent.Kind kind, Money amount, String upper, String key) {
    String lower = pair(speech.word(key), amount);
    show(new DisplayContent(kind, amount.minor(), speech.formats().moneyDecimals(), upper, lower));
  }

  /** What stands there already is not sent again. */
  private void show(DisplayContent content) {
    if (!content.equals(shown)) {
      shown = content;
      display.show(content);
    }
  }

  /** A word on the left and an amount on the right; the amount is never cut. */
  private String pair(String word, Money amount) {
    String figures = speech.formats().money(amount);
    int free = COLUMNS - figures.length() - width(word);
    return free < 1 ? figures : word + " ".repeat(free) + figures;
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
  }
}
