package canopy.hardware.forecourt.sim;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** One dispensing, open or closed. Mutable; owned by {@link SimStation}'s monitor. */
final class SimTransaction {
  final int pump;
  final int number;
  final int nozzle;
  final SimGrade grade;
  final long unitPriceTenthsOfMinor;
  final @Nullable LocalDateTime start;
  @Nullable LocalDateTime end;
  long volumeMillilitres;
  long amountMinor;
  long totalVolumeMillilitres;
  long totalAmountMinor;
  String user = "PTS";
  boolean offline;
  boolean closed;

  SimTransaction(
      int pump,
      int number,
      int nozzle,
      SimGrade grade,
      long unitPriceTenthsOfMinor,
      @Nullable LocalDateTime start) {
    this.pump = pump;
    this.number = number;
    this.nozzle = nozzle;
    this.grade = grade;
    this.unitPriceTenthsOfMinor = unitPriceTenthsOfMinor;
    this.start = start;
  }

  /** Sets the litres and the amount that a dispenser would show for them, rounded half up. */
  void dispensed(long millilitres) {
    volumeMillilitres = millilitres;
    amountMinor = (millilitres * unitPriceTenthsOfMinor + 5_000) / 10_000;
  }
}
