package canopy.headoffice.console.goods;

import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.Prices.Priced;
import canopy.headoffice.report.UnitPrices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked before a price is set that looks mistyped, or that stations with a price of their
 * own would not have.
 *
 * @param replaced what is in force where the price is for, then the stations with their own
 */
record PriceQuestion(List<Priced> replaced, UnitPrice price, UnitPrices written) {
  private static final int MOST_NAMED = 100;

  /** A price in force, as the question shows it. */
  public record Row(String scope, String price, String wanted, String difference) {}

  boolean isNeeded() {
    return isFar() || own().stream().anyMatch(one -> !one.price().equals(price));
  }

  /** The answer is to the price and the stations that were asked about, and to no others. */
  boolean isAnswered(PriceForm typed) {
    return typed.text("confirm").equals(confirm(typed));
  }

  private boolean isFar() {
    return price.isFarFrom(replaced.getFirst().price());
  }

  private List<Priced> own() {
    return replaced.subList(1, replaced.size());
  }

  private String confirm(PriceForm typed) {
    List<String> own = own().stream().map(one -> one.scope() + one.price()).toList();
    return typed.text("price") + (own.isEmpty() ? "" : " " + Integer.toHexString(own.hashCode()));
  }

  Map<String, Object> model(PriceForm typed) {
    Map<String, Object> model = new HashMap<>(typed.fields());
    model.put("name", replaced.getFirst().name());
    model.put("rows", replaced.stream().limit(MOST_NAMED).map(this::row).toList());
    model.put("more", Math.max(0, replaced.size() - MOST_NAMED));
    model.put("wanted", written.write(typed.text("scope"), price));
    model.put("own", !own().isEmpty());
    model.put("far", isFar());
    model.put("farPercent", UnitPrice.FAR_PERCENT);
    model.put("confirm", confirm(typed));
    return model;
  }

  private Row row(Priced one) {
    return new Row(
        one.scope(),
        written.write(one.scope(), one.price()),
        written.write(one.scope(), price),
        difference(one.price(), price));
  }

  private static String difference(UnitPrice before, UnitPrice now) {
    long was = before.tenthsOfMinor();
    if (was == 0) {
      return "";
    }
    long percent = (now.tenthsOfMinor() - was) * 100 / was;
    return (percent > 0 ? "+" : "") + percent + " %";
  }
}
