package canopy.hardware.forecourt;

/**
 * Names one fill for ever. Transaction numbers wrap at 65535, so the end time is part of the key.
 *
 * @param controller id of the controller as configured
 * @param pump 1..120
 * @param transaction 1..65535
 * @param endedAt end time exactly as the controller writes it ({@code 2026-11-22T08:15:00}, its
 *     local time); empty when the controller's clock is not set
 */
public record FillKey(String controller, int pump, int transaction, String endedAt) {
  /** The key as one line, for journals and logs: {@code controller/pump/transaction/end}. */
  public String text() {
    return controller + "/" + pump + "/" + transaction + "/" + endedAt;
  }
}
