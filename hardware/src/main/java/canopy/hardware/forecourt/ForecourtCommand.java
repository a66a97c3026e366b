package canopy.hardware.forecourt;

/** Which command an answer is about. */
public enum ForecourtCommand {
  AUTHORISE,
  STOP,
  STOP_ALL,
  RESTART,
  SUSPEND,
  RESUME,
  LOCK,
  UNLOCK,
  CLOSE_TRANSACTION,
  CLAIM_FILL,
  RELEASE_FILL,
  TOTALS,
  READ_PRICES,
  WRITE_PRICES,
  REPEAT_PRICES,
  PAST_FILLS
}
