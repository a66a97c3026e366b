package canopy.core.settlement;

import canopy.core.fuel.FillOutcome;

/** What became of fuel that flowed. */
public enum Fate {
  /** Paid in a sale after it flowed. */
  PAID,
  /** Paid before it flowed. */
  PREPAID,
  DRIVE_OFF,
  NO_MEANS_OF_PAYMENT,
  /** Poured back into the tank. */
  PUMP_TEST,
  COMPANY_USE;

  /** The fate of a fill that was not paid in a sale. */
  public static Fate of(FillOutcome outcome) {
    return switch (outcome) {
      case DRIVE_OFF -> DRIVE_OFF;
      case NO_MEANS_OF_PAYMENT -> NO_MEANS_OF_PAYMENT;
      case PUMP_TEST -> PUMP_TEST;
      case COMPANY_USE -> COMPANY_USE;
    };
  }
}
