package canopy.headoffice.console.goods;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Rate;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.headoffice.http.Saying;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of a tax class with one percentage or none. A class of several taxes, or of a duty,
 * keeps its taxes as they are: only what it is called can be changed here.
 */
final class TaxForm {
  static final List<String> FIELDS =
      List.of("zh", "en", "es", "rate", "included", "tax-zh", "tax-en", "tax-es");

  private static final String OF_TAX = "tax-";
  private static final int PERCENT_DECIMALS = 4;

  private TaxForm() {}

  /** Whether the form has room for its taxes. */
  static boolean isSimple(TaxClass taxClass) {
    List<Tax> taxes = taxClass.taxes();
    return taxes.isEmpty()
        || (taxes.size() == 1
            && taxes.getFirst().kind() == Tax.Kind.PERCENT
            && taxes.getFirst().rate().partsPerMillion() >= 0);
  }

  /** Its rates, for the list; empty if it is exempt. */
  static String rates(TaxClass taxClass) {
    return taxClass.taxes().stream()
        .map(
            tax ->
                tax.kind() == Tax.Kind.PER_UNIT
                    ? tax.id()
                    : percent(tax.rate()) + " %" + (tax.included() ? "" : " +"))
        .collect(Collectors.joining(", "));
  }

  static void fill(Map<String, String> fields, Optional<TaxClass> taxClass) {
    fields.putAll(Map.of("rate", "", "included", "true", "tax-zh", "", "tax-en", "", "tax-es", ""));
    taxClass
        .filter(TaxForm::isSimple)
        .flatMap(one -> one.taxes().stream().findFirst())
        .ifPresent(
            tax -> {
              fields.put("rate", percent(tax.rate()));
              fields.put("included", Boolean.toString(tax.included()));
              GroupPages.put(fields, OF_TAX, tax.name());
            });
  }

  /**
   * The tax class of a form.
   *
   * @param before what it is by now
   */
  static TaxClass read(Typed typed, Optional<TaxClass> before) {
    Names names = typed.names("");
    Optional<TaxClass> kept = before.filter(one -> !isSimple(one));
    return new TaxClass(
        typed.id(), names, kept.isPresent() ? kept.get().taxes() : taxes(typed, names, before));
  }

  private static List<Tax> taxes(Typed typed, Names names, Optional<TaxClass> before) {
    String text = typed.text("rate");
    if (text.isEmpty()) {
      return List.of();
    }
    Rate rate = new Rate(Typed.scaled(text, PERCENT_DECIMALS, Saying.RATE_FORM));
    if (rate.partsPerMillion() > Rate.ONE) {
      throw Typed.bad(Saying.RATE_FORM, text);
    }
    boolean named =
        List.of("zh", "en", "es").stream().anyMatch(one -> !typed.text(OF_TAX + one).isEmpty());
    // Reports go by the id of a tax: another rate is another tax.
    String id =
        before.stream()
            .flatMap(one -> one.taxes().stream())
            .filter(tax -> tax.rate().equals(rate))
            .map(Tax::id)
            .findFirst()
            .orElse("vat" + percent(rate));
    Tax tax =
        typed.yes("included")
            ? Tax.included(id, named ? typed.names(OF_TAX) : names, rate)
            : Tax.added(id, named ? typed.names(OF_TAX) : names, rate);
    return List.of(tax);
  }

  private static String percent(Rate rate) {
    return BigDecimal.valueOf(rate.partsPerMillion(), PERCENT_DECIMALS)
        .stripTrailingZeros()
        .toPlainString();
  }
}
