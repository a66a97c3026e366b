package canopy.headoffice.report;

import canopy.core.quantity.UnitPrice;
import canopy.headoffice.identity.Stations;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Unit prices as people write them: with the decimals of the station's money, and one more where it
 * is needed, as fuel often does. Any thread.
 *
 * @param decimals of the money, by station
 * @param everywhere of a price for all stations
 */
public record UnitPrices(Map<String, Integer> decimals, int everywhere) {
  /** Where stations differ, or there is none. */
  private static final int USUAL = 2;

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,12})?");

  public UnitPrices {
    decimals = Map.copyOf(decimals);
  }

  /** Those of some stations. A price for all has the decimals that all of them have. */
  public static UnitPrices of(Collection<Stations.Site> sites) {
    Map<String, Integer> decimals =
        sites.stream()
            .collect(
                Collectors.toMap(
                    Stations.Site::site,
                    site ->
                        Math.max(
                            0, Currency.getInstance(site.currency()).getDefaultFractionDigits())));
    boolean alike = decimals.values().stream().distinct().count() == 1;
    return new UnitPrices(decimals, alike ? decimals.values().iterator().next() : USUAL);
  }

  /** As it is read back; empty if it is not known. */
  public String write(String scope, @Nullable UnitPrice price) {
    if (price == null) {
      return "";
    }
    int money = money(scope);
    BigDecimal exact = BigDecimal.valueOf(price.tenthsOfMinor(), money + 1);
    return (price.tenthsOfMinor() % 10 == 0 ? exact.setScale(money) : exact).toPlainString();
  }

  /** What was typed, with a point or a comma; empty if it is no price of this station. */
  public Optional<UnitPrice> read(String scope, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new UnitPrice(
              new BigDecimal(text.replace(',', '.')).movePointRight(most(scope)).longValueExact()));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** How many decimals a price may have. */
  public int most(String scope) {
    return money(scope) + 1;
  }

  private int money(String scope) {
    return decimals.getOrDefault(scope, everywhere);
  }
}
