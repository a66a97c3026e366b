package canopy.till.ui.manage;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import java.math.BigDecimal;

/** How names and quantities of the rules are written on screens, in the language spoken now. */
public final class Words {
  private Words() {}

  /** The rules' name for a language of the screens. */
  public static canopy.core.catalogue.Language language(Language spoken) {
    return switch (spoken) {
      case CHINESE -> canopy.core.catalogue.Language.ZH_CN;
      case ENGLISH -> canopy.core.catalogue.Language.EN;
      case SPANISH -> canopy.core.catalogue.Language.ES;
    };
  }

  /** The name in the language spoken now. */
  public static String name(Look look, Names names) {
    return names.in(language(look.texts().language()));
  }

  /** {@code 3} or {@code 0.580 kg}. */
  public static String quantity(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> Long.toString(quantity.amount());
      case GRAM -> BigDecimal.valueOf(quantity.amount(), 3).toPlainString() + " kg";
    };
  }

  /** {@code 23.41 L}. */
  public static String litres(Formats formats, long millilitres) {
    return formats.litres(millilitres) + " L";
  }
}
