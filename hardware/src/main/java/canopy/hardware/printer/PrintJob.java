package canopy.hardware.printer;

/** A finished document for the printer. Immutable. */
public final class PrintJob {
  /** A longer job is refused: half a metre of full-width picture is 290 kB. */
  public static final int LIMIT_BYTES = 1_048_576;

  private final String id;
  private final byte[] bytes;
  private final long patienceMillis;

  /**
   * Makes a job.
   *
   * @param id the caller's number of it, unique among those that wait
   * @param bytes the whole document with its own initialisation and cut, 1 to {@value #LIMIT_BYTES}
   *     bytes, without any drawer kick: a job may be printed again, a kick may not
   * @param patienceMillis how long the job may wait for a fault to clear before it fails; 0 fails
   *     at once (a test page), {@link Long#MAX_VALUE} waits for as long as it takes
   */
  public PrintJob(String id, byte[] bytes, long patienceMillis) {
    if (bytes.length == 0 || bytes.length > LIMIT_BYTES || patienceMillis < 0) {
      throw new IllegalArgumentException("a print job has 1 to " + LIMIT_BYTES + " bytes");
    }
    this.id = id;
    this.bytes = bytes.clone();
    this.patienceMillis = patienceMillis;
  }

  /** A job that waits for as long as it takes. */
  public static PrintJob patient(String id, byte[] bytes) {
    return new PrintJob(id, bytes, Long.MAX_VALUE);
  }

  public String id() {
    return id;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public long patienceMillis() {
    return patienceMillis;
  }

  @Override
  public String toString() {
    return "PrintJob[" + id + ", " + bytes.length + " bytes]";
  }
}
