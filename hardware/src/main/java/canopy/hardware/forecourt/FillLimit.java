package canopy.hardware.forecourt;

/** How far a released pump may dispense. */
public sealed interface FillLimit {
  /** Until the nozzle cuts off or is hung up. */
  record FullTank() implements FillLimit {}

  /**
   * Up to an amount.
   *
   * @param amountMinor minor units, more than 0
   */
  record Amount(long amountMinor) implements FillLimit {
    public Amount {
      if (amountMinor <= 0) {
        throw new IllegalArgumentException("amountMinor " + amountMinor);
      }
    }
  }

  /**
   * Up to a volume.
   *
   * @param volumeMillilitres more than 0
   */
  record Volume(long volumeMillilitres) implements FillLimit {
    public Volume {
      if (volumeMillilitres <= 0) {
        throw new IllegalArgumentException("volumeMillilitres " + volumeMillilitres);
      }
    }
  }
}
