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
    /** Above zero: fuel that flowed without a fill in the journal. */
    UNRECORDED_FUEL,
    /** Below zero: the counter went back, or was exchanged. Its fills stand in for it. */
    METER_WENT_BACK,
    /** The fills stand in for the counter. */
    NO_METER_AT_OPENING,
    NO_METER_AT_CLOSING,
    NO_METER_READINGS,
    /** Nobody has said which tank these nozzles draw from. */
    NO_TANK,
    NO_LEVEL_AT_OPENING,
    NO_LEVEL_AT_CLOSING,
    NO_LEVELS,
    /** Below zero: the tank holds less than it should by its own level at the beginning. */
    TANK_VARIANCE,
    /** Measured less documented; below zero is a shortage. */
    DELIVERY_DIFFERENCE,
    /** What was measured at the beginning less the book: the variance of earlier periods. */
    BROUGHT_VARIANCE;

    /** Whether a reading is missing, so that something could not be compared. */
    public boolean isMissing() {
      return switch (this) {
        case NO_METER_AT_OPENING,
            NO_METER_AT_CLOSING,
            NO_METER_READINGS,
            NO_TANK,
            NO_LEVEL_AT_OPENING,
            NO_LEVEL_AT_CLOSING,
            NO_LEVELS ->
            true;
        case FILLS_WITHOUT_FATE,
            UNRECORDED_FUEL,
            METER_WENT_BACK,
            TANK_VARIANCE,
            DELIVERY_DIFFERENCE,
            BROUGHT_VARIANCE ->
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
      return new Place(at.grade(), null, at.tank(), "");
    }
  }

  static Gap missing(Kind kind, Place place) {
    return new Gap(kind, place, null, null);
  }
}
