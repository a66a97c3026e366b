package canopy.till.station;

import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.scanner.WedgeSettings;
import canopy.hardware.tank.tls.GaugeUnits;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The devices and the lines they hang on.
 *
 * @param forecourt null if there is none
 * @param printer null if there is none
 * @param scanner address of the serial scanner's line; null if there is none (a keyboard scanner
 *     needs no setting)
 * @param poleDisplay null if there is none
 * @param tankGauge null if there is none
 * @param customerScreen whether a second window faces the customer
 * @param keyboardScanner how a scanner that types is told from a person; null for the usual way
 */
public record Devices(
    @Nullable Controller forecourt,
    @Nullable Printer printer,
    @Nullable String scanner,
    @Nullable Pole poleDisplay,
    @Nullable Gauge tankGauge,
    boolean customerScreen,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KeyboardScanner keyboardScanner) {

  /** With the usual scanner, if it is one that types. */
  public Devices(
      @Nullable Controller forecourt,
      @Nullable Printer printer,
      @Nullable String scanner,
      @Nullable Pole poleDisplay,
      @Nullable Gauge tankGauge,
      boolean customerScreen) {
    this(forecourt, printer, scanner, poleDisplay, tankGauge, customerScreen, null);
  }

  /** Without a tank gauge. */
  public Devices(
      @Nullable Controller forecourt,
      @Nullable Printer printer,
      @Nullable String scanner,
      @Nullable Pole poleDisplay,
      boolean customerScreen) {
    this(forecourt, printer, scanner, poleDisplay, null, customerScreen);
  }

  /**
   * A forecourt controller.
   *
   * @param id part of every fill's key
   * @param url of its jsonPTS endpoint
   * @param user this till's own user at the controller; the password stands in {@code
   *     keys/forecourt}
   * @param adoptsOrphans whether this till takes in what was filled past the controller and is
   *     nobody's; true on exactly one till of a station
   * @param certificate SHA-256 fingerprint of the only certificate it may show, 64 hexadecimal
   *     digits with or without colons; null if it has none, or one that the machine trusts anyway
   * @param answerMillis the longest wait for its answer; null for the usual two seconds
   * @param basic whether it wants HTTP Basic (its DIP switch 2 is on); otherwise Digest
   */
  public record Controller(
      String id,
      String url,
      String user,
      boolean adoptsOrphans,
      @Nullable String certificate,
      @Nullable Integer answerMillis,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean basic) {
    /** One that wants Digest, as they leave the factory. */
    public Controller(
        String id,
        String url,
        String user,
        boolean adoptsOrphans,
        @Nullable String certificate,
        @Nullable Integer answerMillis) {
      this(id, url, user, adoptsOrphans, certificate, answerMillis, false);
    }

    /** Of a station with one till. */
    public Controller(String id, String url, String user) {
      this(id, url, user, true, null, null);
    }

    /** The controller at another address, where another certificate is to be confirmed. */
    Controller at(String next) {
      return next.equals(url)
          ? this
          : new Controller(id, next, user, adoptsOrphans, null, answerMillis, basic);
    }

    Controller trusting(String fingerprint) {
      return new Controller(id, url, user, adoptsOrphans, fingerprint, answerMillis, basic);
    }
  }

  /**
   * A receipt printer.
   *
   * @param line its address
   * @param paperMillimetres 58 or 80
   * @param ownQr whether it draws QR codes itself; all printers print those that we draw. Older
   *     files have a {@code nativeQr} that nobody heeded: it says nothing of the printer
   * @param drawerSensor none, or which level means open
   * @param latinCodePage the maker's number of the code page windows-1252, for accents; -1 if it
   *     has none, and accents are drawn; null for the usual 16
   * @param drawerKick which command opens the drawer; null for the usual one, which works without
   *     paper too
   * @param oneWay whether it never answers: then nobody knows of its faults, and what was sent
   *     counts as printed
   */
  @JsonIgnoreProperties("nativeQr")
  public record Printer(
      String line,
      int paperMillimetres,
      boolean ownQr,
      DrawerSensor drawerSensor,
      @Nullable Integer latinCodePage,
      DrawerSettings.@Nullable Kick drawerKick,
      boolean oneWay) {
    /** One that answers, as most are. */
    public Printer(String line, int paperMillimetres, boolean ownQr, DrawerSensor drawerSensor) {
      this(line, paperMillimetres, ownQr, drawerSensor, null, null, false);
    }

    /** The same on another line. */
    Printer at(String next) {
      return new Printer(
          next, paperMillimetres, ownQr, drawerSensor, latinCodePage, drawerKick, oneWay);
    }

    /** The same with other paper. */
    Printer on(int millimetres) {
      return new Printer(line, millimetres, ownQr, drawerSensor, latinCodePage, drawerKick, oneWay);
    }
  }

  /** What the drawer's switch says. */
  public enum DrawerSensor {
    NONE,
    HIGH_IS_OPEN,
    LOW_IS_OPEN
  }

  /**
   * A customer display of one or two lines.
   *
   * @param protocol which bytes it understands
   */
  public record Pole(String line, PoleProtocol protocol) {}

  /** The customer displays that the till can speak to. */
  public enum PoleProtocol {
    LED8,
    /** LED8 with lamps numbered in binary. */
    LED8_BINARY,
    /** With a Chinese font. */
    CD5220,
    /** CD5220 without one: letters are shown without their accents. */
    CD5220_LATIN
  }

  /**
   * A scanner that types its codes as a keyboard does, and how its typing differs from a person's.
   *
   * @param minLength fewest characters of a code
   * @param meanGapMillis longest mean time between two of them
   * @param maxGapMillis longest time between two of them
   * @param silenceMillis after the last one, until what came is judged
   * @param prefix what the scanner is programmed to send first; empty for nothing
   */
  public record KeyboardScanner(
      int minLength, int meanGapMillis, int maxGapMillis, int silenceMillis, String prefix) {
    /** As scanners leave the factory. */
    public static final KeyboardScanner USUAL =
        new KeyboardScanner(
            WedgeSettings.STANDARD.minLength(),
            WedgeSettings.STANDARD.meanGapMillis(),
            WedgeSettings.STANDARD.maxGapMillis(),
            WedgeSettings.STANDARD.silenceMillis(),
            WedgeSettings.STANDARD.prefix());

    public KeyboardScanner {
      prefix = Objects.requireNonNullElse(prefix, "");
      limits(minLength, meanGapMillis, maxGapMillis, silenceMillis, prefix); // Refuses nonsense.
    }

    /** The limits as the keyboard's filter wants them. */
    public WedgeSettings limits() {
      return limits(minLength, meanGapMillis, maxGapMillis, silenceMillis, prefix);
    }

    private static WedgeSettings limits(int length, int mean, int max, int silence, String first) {
      return new WedgeSettings(
          length,
          mean,
          max,
          silence,
          first,
          WedgeSettings.STANDARD.shapeWithoutTerminator(),
          WedgeSettings.STANDARD.repair());
    }

    /** As it stands in the journal. */
    public String text() {
      return minLength
          + " / "
          + meanGapMillis
          + " / "
          + maxGapMillis
          + " / "
          + silenceMillis
          + " ms "
          + prefix;
    }
  }

  /**
   * A tank gauge that speaks the Veeder-Root protocol. If it asks for a security code, that stands
   * in {@code keys/tank-gauge}.
   *
   * @param line its address; {@code tcp:} may leave out the port
   * @param units what the gauge counts in
   */
  public record Gauge(String line, GaugeUnits units) {}

  /** The same on pumps and gauge of others: what is set up of them is in force after a restart. */
  public Devices runningOn(Devices started) {
    return with(started.forecourt()).with(started.tankGauge());
  }

  /** The same with another controller, or none. */
  Devices with(@Nullable Controller next) {
    return new Devices(
        next, printer, scanner, poleDisplay, tankGauge, customerScreen, keyboardScanner);
  }

  /** The same with another printer, or none. */
  public Devices with(@Nullable Printer next) {
    return new Devices(
        forecourt, next, scanner, poleDisplay, tankGauge, customerScreen, keyboardScanner);
  }

  /** The same with another scanner, or none. */
  Devices withScanner(@Nullable String next) {
    return new Devices(
        forecourt, printer, next, poleDisplay, tankGauge, customerScreen, keyboardScanner);
  }

  /** The same with another customer display, or none. */
  public Devices with(@Nullable Pole next) {
    return new Devices(
        forecourt, printer, scanner, next, tankGauge, customerScreen, keyboardScanner);
  }

  /** The same with another tank gauge, or none. */
  Devices with(@Nullable Gauge next) {
    return new Devices(
        forecourt, printer, scanner, poleDisplay, next, customerScreen, keyboardScanner);
  }

  /** The same with another way to tell a scanner that types from a person. */
  public Devices withScannerThatTypes(@Nullable KeyboardScanner next) {
    return new Devices(forecourt, printer, scanner, poleDisplay, tankGauge, customerScreen, next);
  }

  /** How a scanner that types is told from a person. */
  public KeyboardScanner scannerThatTypes() {
    return keyboardScanner == null ? KeyboardScanner.USUAL : keyboardScanner;
  }

  /** The same with or without a window for the customer. */
  Devices withCustomerScreen(boolean shown) {
    return new Devices(forecourt, printer, scanner, poleDisplay, tankGauge, shown, keyboardScanner);
  }
}
