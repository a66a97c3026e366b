package canopy.core.fuel;

/** How a fill ended that was not paid in a sale. Each has a line of its own in every report. */
public enum FillOutcome {
  /** The driver left without paying. */
  DRIVE_OFF,
  /** The driver is here but cannot pay, and signs a form. */
  NO_MEANS_OF_PAYMENT,
  /** Drawn to check the meter and poured back into the tank. */
  PUMP_TEST,
  /** Drawn for the station's own cars and machines. */
  COMPANY_USE
}
