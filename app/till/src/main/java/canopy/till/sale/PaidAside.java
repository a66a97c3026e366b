package canopy.till.sale;

import canopy.core.payment.Attempt;
import canopy.core.sale.Sale;
import canopy.core.state.Basket;
import canopy.core.state.TillState;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the cashier of a sale that was put aside with its payment and is paid now. FX thread. */
final class PaidAside {
  private final Formats formats;

  /** What each sale aside was waiting for when the till was last looked at, by its number. */
  private Map<String, Attempt> waited = Map.of();

  PaidAside(Formats formats) {
    this.formats = formats;
  }

  /** What has been paid since the last look; the newest if there are several. */
  Optional<Notice> follow(TillState now) {
    Basket basket = now.basket();
    Optional<Notice> said =
        waited.entrySet().stream()
            .filter(each -> basket.all().map(Sale::id).noneMatch(each.getKey()::equals))
            .reduce((older, newer) -> newer)
            .map(
                each ->
                    Notice.of(
                        Notice.Level.DONE,
                        "sale.asidepaid",
                        each.getKey(),
                        formats.money(each.getValue().amount())));
    Map<String, Attempt> waiting = new LinkedHashMap<>();
    for (String id : basket.aside().keySet()) {
      now.payments().holding(id).ifPresent(attempt -> waiting.put(id, attempt));
    }
    waited = waiting;
    return said;
  }
}
