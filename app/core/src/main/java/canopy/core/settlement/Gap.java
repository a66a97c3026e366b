package canopy.core.settlement;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A difference, or a reading that is missing: a line of the report.
 *
 * @param place where
 * @param volume how much; null where a missing reading leaves it open
 * @param amount by the dispensers; null unless the gap is one between fills and sales
 */
public record Gap(Kind kind, Place place, @Nullable Volume volume, @Nullable Money amount) {
  /** What does not agree, and what its sign says. */
  public enum Kind {
    /** Above zero: fills that nobody settled. Below zero: settled, but never dispensed. */
    FILLS_WITHOUT_FATE,
    /** Above zero: fuel that flowed without a fill in the journal. Below zero: the reverse. */
    UNRECORDED_FUEL,
    /** Below zero: the counter went back, or was exchanged; it says nothing of the period. */
    METER_WENT_BACK,
    /**
     * Above zero: filled after the counter was read, and the next period's. Below zero: filled
     * before this period, after the counter was read.
     */
    OUTSIDE_READINGS,
    /** The counter was read for the first time, and has nothing to be compared with. */
    NO_METER_AT_OPENING,
    /** The counter was not read for the close. */
    NO_METER_AT_CLOSING,
    /** Nobody has said which tank these nozzles draw from. */
    NO_TANK,
    NO_LEVEL_AT_OPENING,
    NO_LEVEL_AT_CLOSING,
    /** Below zero: the tank holds less than fills, counters and deliveries explain. */
    TANK_VARIANCE,
    /** Measured less documented; below zero is a shortage. */
    DELIVERY_DIFFERENCE,
    /** Came into the tank without a paper; below zero where the paper came later. */
    UNDOCUMENTED_DELIVERY;

    /** Whether the reading of the close is missing, which can still be made before it. */
    public boolean isMissingAtClose() {
      return this == NO_METER_AT_CLOSING || this == NO_LEVEL_AT_CLOSING;
    }

    /** Whether fuel is missing or too much: not a reading, nor what another period has. */
    public boolean isFuel() {
      return switch (this) {
        case UNRECORDED_FUEL, TANK_VARIANCE, DELIVERY_DIFFERENCE, UNDOCUMENTED_DELIVERY -> true;
        case FILLS_WITHOUT_FATE,
            METER_WENT_BACK,
            OUTSIDE_READINGS,
            NO_METER_AT_OPENING,
            NO_METER_AT_CLOSING,
            NO_TANK,
            NO_LEVEL_AT_OPENING,
            NO_LEVEL_AT_CLOSING ->
            false;
      };
    }

    /** Whether a reading is missing, so that something could not be compared. */
    public boolean isMissing() {
      return switch (this) {
        case NO_METER_AT_OPENING,
            NO_METER_AT_CLOSING,
            NO_TANK,
            NO_LEVEL_AT_OPENING,
            NO_LEVEL_AT_CLOSING ->
            true;
        case FILLS_WITHOUT_FATE,
            UNRECORDED_FUEL,
            METER_WENT_BACK,
            OUTSIDE_READINGS,
            TANK_VARIANCE,
            DELIVERY_DIFFERENCE,
            UNDOCUMENTED_DELIVERY ->
            false;
      };
    }
  }

  /**
   * Where a gap is.
   *
   * @param nozzle null if it is about a tank or a grade
   * @param tank null if it is about a nozzle or a grade
   * @param document of a delivery; empty otherwise
   */
  public record Place(int grade, @Nullable Nozzle nozzle, @Nullable Integer tank, String document) {
    static Place of(NozzlePeriod at) {
      return new Place(at.grade(), at.nozzle(), null, "");
    }

    static Place of(TankPeriod at) {
      return new Place(at.plan().grade(), null, at.plan().tank(), "");
    }
  }

  /** Litres are shown with two decimals: what is less than a hundredth is told to nobody. */
  private static final long LEAST_MILLILITRES = 10;

  /**
   * Whether it is worth a line: a reading is missing, money is in it, or at least a hundredth of a
   * litre.
   */
  public boolean isWorthALine() {
    return volume == null
        || Math.abs(volume.millilitres()) >= LEAST_MILLILITRES
        || (amount != null && !amount.isZero());
  }

  static Gap missing(Kind kind, Place place) {
    return new Gap(kind, place, null, null);
  }
}
