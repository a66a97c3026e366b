package canopy.till.tour;

/**
 * Codes and shelf prices of the demonstration's goods, written down here once more so that the tour
 * does not believe what the till says.
 */
final class Goods {
  static final String COLA = "6943690494305";
  static final long COLA_MINOR = 3_50;
  static final String WATER = "6992211228660";
  static final long WATER_MINOR = 2_00;
  static final String CRISPS = "6932364170522";
  static final long CRISPS_MINOR = 8_50;
  static final String ENERGY_DRINK = "6991246339969";
  static final long ENERGY_DRINK_MINOR = 6_00;
  static final String GUM = "6930823489734";
  static final long GUM_MINOR = 12_00;

  /** From 18 years on. */
  static final String BEER = "6907008715667";

  static final long BEER_MINOR = 7_00;

  /** From 18 years on. */
  static final String SPIRIT = "6989835929677";

  /** A scale's label: loose apples for 12.36. */
  static final String APPLES_LABEL = "2200101012362";

  static final long APPLES_LABEL_MINOR = 12_36;

  /** A good check digit, but no such article. */
  static final String NOBODY_SELLS_THIS = "6901234567892";

  private Goods() {}
}
