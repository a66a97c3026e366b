package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.SaleCommand;
import canopy.core.fuel.Limit;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.till.ui.Formats;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cashier has typed as a limit, as the rules want it.
 *
 * @param entry as it stands on the pad; may be empty or half a number
 * @param currency ISO 4217
 */
record TypedLimit(LimitKind kind, String entry, Formats formats, String currency) {
  private static final int MILLILITRE_DECIMALS = 3;

  /** For a release; empty if it is no limit yet. */
  Optional<Limit> limit() {
    return switch (kind) {
      case FULL -> Optional.of(new Limit.FullTank());
      case AMOUNT -> amount().map(Limit.ByAmount::new);
      case VOLUME -> volume().map(Limit.ByVolume::new);
    };
  }

  /**
   * For a prepayment; empty if it is none yet. A prepaid full tank stops where the customer's money
   * ends: more could not be collected.
   *
   * @param grade that is paid; null if none is known, which is enough for money alone
   */
  Optional<SaleCommand> prepay(int pump, @Nullable FuelGrade grade) {
    if (kind != LimitKind.VOLUME) {
      Integer only = grade == null ? null : grade.id();
      return amount()
          .map(paid -> new SaleCommand.AddPrepay(pump, new Limit.ByAmount(paid), paid, only));
    }
    return grade == null
        ? Optional.empty()
        : volume().map(litres -> new SaleCommand.PrepayLitres(pump, grade.id(), litres));
  }

  private Optional<Money> amount() {
    return formats
        .typedMoney(entry)
        .filter(minor -> minor > 0)
        .map(minor -> Money.of(minor, currency));
  }

  private Optional<Volume> volume() {
    return Formats.typedNumber(entry)
        .filter(litres -> litres.scale() <= MILLILITRE_DECIMALS && litres.signum() > 0)
        .map(litres -> litres.movePointRight(MILLILITRE_DECIMALS))
        .map(BigDecimal::longValueExact)
        .map(Volume::new);
  }
}
