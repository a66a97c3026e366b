package canopy.core.tax;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Tax classes from short texts. A tax is {@code 21i} (percent, included), {@code 19e} (percent, on
 * top), {@code f0.05e} (fixed per unit), {@code d9e} (division); {@code +} behind it enters the
 * next base, {@code -} is not due on earlier taxes.
 */
final class TaxSamples {
  private TaxSamples() {}

  static TaxClass taxClass(String taxes) {
    List<Tax> list = new ArrayList<>();
    for (String text : taxes.isBlank() ? new String[0] : taxes.split(" ")) {
      boolean enters = text.endsWith("+");
      boolean alone = text.endsWith("-");
      if (text.endsWith("+-")) {
        enters = true;
      }
      String plain = text.replaceAll("(?<=[ie])[+-]+$", "");
      boolean included = plain.endsWith("i");
      char first = plain.charAt(0);
      Tax.Kind kind =
          first == 'f' ? Tax.Kind.PER_UNIT : first == 'd' ? Tax.Kind.DIVISION : Tax.Kind.PERCENT;
      String number = plain.substring(kind == Tax.Kind.PERCENT ? 0 : 1, plain.length() - 1);
      BigDecimal value = new BigDecimal(number);
      long ppm = kind == Tax.Kind.PER_UNIT ? 0 : value.movePointRight(4).longValueExact();
      long tenths = kind == Tax.Kind.PER_UNIT ? value.movePointRight(3).longValueExact() : 0;
      String id = "t" + list.size();
      list.add(new Tax(id, Names.same(id), kind, new Rate(ppm), tenths, included, enters, !alone));
    }
    return new TaxClass("class", Names.same("class"), list);
  }

  /** Major units with two decimals. */
  static Money money(String major) {
    return money(major, 2);
  }

  static Money money(String major, int decimals) {
    return Money.of(new BigDecimal(major).movePointRight(decimals).longValueExact(), "CNY");
  }
}
