package canopy.hardware.printer.sim;

/**
 * The switches of a simulated printer and the status bits that follow from them. Guarded by the
 * monitor of the {@link PrinterMachine} that owns it.
 */
final class SimulatedFaults {
  private enum Paper {
    OK,
    NEAR_END,
    OUT
  }

  private Paper paper = Paper.OK;
  private boolean coverOpen;
  private boolean offline;
  private boolean cutterJammed;
  private boolean overheated;
  private boolean stalled;
  private boolean mute;
  private long resetAfterBytes = -1;
  private long paperLeftBytes = -1;
  private boolean drawerOpen;
  private boolean drawerLocked;
  private boolean sensorInverted;

  /**
   * Carries out a switch such as {@code paper out}.
   *
   * @throws IllegalArgumentException when there is no such switch
   */
  void set(String what, String value) {
    switch (what) {
      case "paper" ->
          paper =
              switch (value) {
                case "ok" -> Paper.OK;
                case "near-end" -> Paper.NEAR_END;
                case "out" -> Paper.OUT;
                default -> throw unknown(value);
              };
      case "cover" -> coverOpen = choice(value, "open", "closed");
      case "feed-key" -> offline = choice(value, "pressed", "released");
      case "cutter" -> cutterJammed = choice(value, "jammed", "ok");
      case "head" -> overheated = choice(value, "hot", "ok");
      case "stall" -> stalled = choice(value, "on", "off");
      case "mute" -> mute = choice(value, "on", "off");
      case "drawer" -> drawerOpen = choice(value, "open", "closed");
      case "drawer-lock" -> drawerLocked = choice(value, "on", "off");
      case "sensor" -> sensorInverted = choice(value, "inverted", "normal");
      case "reset-after" -> resetAfterBytes = Long.parseLong(value);
      case "paper-out-after" -> paperLeftBytes = Long.parseLong(value);
      default -> throw unknown(what);
    }
  }

  private static boolean choice(String value, String yes, String no) {
    if (value.equals(yes)) {
      return true;
    }
    if (value.equals(no)) {
      return false;
    }
    throw unknown(value);
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("unknown: " + word);
  }

  boolean printing() {
    return !isOffline() && !stalled;
  }

  boolean stalled() {
    return stalled;
  }

  boolean mute() {
    return mute;
  }

  long resetAfterBytes() {
    return resetAfterBytes;
  }

  void countBytes(int count) {
    if (resetAfterBytes >= 0) {
      resetAfterBytes = Math.max(0, resetAfterBytes - count);
    }
  }

  /** Uses paper: the roll ends in the middle of a job when it was told to. */
  void countPrinted(int bytes) {
    if (paperLeftBytes >= 0) {
      paperLeftBytes -= bytes;
      if (paperLeftBytes <= 0) {
        paperLeftBytes = -1;
        paper = Paper.OUT;
      }
    }
  }

  void clearAfterPowerCycle() {
    resetAfterBytes = -1;
    stalled = false;
    offline = false;
    cutterJammed = false;
  }

  /** {@code DLE ENQ}: gets over a cutter error once the jam was cleared. */
  void recover() {
    cutterJammed = false;
  }

  void kickDrawer() {
    if (!drawerLocked) {
      drawerOpen = true;
    }
  }

  private boolean isOffline() {
    return offline || coverOpen || paper == Paper.OUT || hasError();
  }

  private boolean hasError() {
    return cutterJammed || overheated;
  }

  private boolean drawerPinHigh() {
    return drawerOpen != sensorInverted;
  }

  int realtimeStatus(int question) {
    int status = 0x12;
    switch (question) {
      case 1 -> status |= (drawerPinHigh() ? 0x04 : 0) | (isOffline() ? 0x08 : 0);
      case 2 ->
          status |=
              (coverOpen ? 0x04 : 0)
                  | (offline ? 0x08 : 0)
                  | (paper == Paper.OUT ? 0x20 : 0)
                  | (hasError() ? 0x40 : 0);
      case 3 -> status |= (cutterJammed ? 0x08 : 0) | (overheated ? 0x40 : 0);
      case 4 -> status |= (paper != Paper.OK ? 0x0C : 0) | (paper == Paper.OUT ? 0x60 : 0);
      default -> {
        // Other questions are answered without a bit set.
      }
    }
    return status;
  }

  int queuedStatus(int question) {
    return switch (question) {
      case 1, 49 -> (paper != Paper.OK ? 0x03 : 0) | (paper == Paper.OUT ? 0x0C : 0);
      case 2, 50 -> drawerPinHigh() ? 1 : 0;
      default -> 0;
    };
  }

  byte[] automaticStatus() {
    int first =
        0x10
            | (drawerPinHigh() ? 0x04 : 0)
            | (isOffline() ? 0x08 : 0)
            | (coverOpen ? 0x20 : 0)
            | (offline ? 0x40 : 0);
    int second = (cutterJammed ? 0x08 : 0) | (overheated ? 0x40 : 0);
    int third = (paper != Paper.OK ? 0x03 : 0) | (paper == Paper.OUT ? 0x0C : 0);
    return new byte[] {(byte) first, (byte) second, (byte) third, 0};
  }

  @Override
  public String toString() {
    return "paper="
        + paper
        + " cover="
        + (coverOpen ? "open" : "closed")
        + " drawer="
        + (drawerOpen ? "open" : "closed")
        + " offline="
        + isOffline()
        + " stall="
        + stalled;
  }
}
