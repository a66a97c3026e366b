package canopy.hardware.line;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a device is. The text form is what stands in the configuration; {@link #parse} reads it.
 */
public sealed interface LineAddress {

  /** How a serial port checks each character. */
  enum Parity {
    NONE,
    ODD,
    EVEN
  }

  /** How a serial device holds back the sender. */
  enum Flow {
    NONE,
    RTS_CTS,
    DTR_DSR,
    XON_XOFF
  }

  /**
   * A serial port: {@code serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none}. On
   * Windows the port is a name such as {@code COM12}.
   *
   * @param baudPerSecond 50 to 4,000,000
   * @param dataBits 5 to 8
   * @param stopBits 1 or 2
   */
  record Serial(
      String port, int baudPerSecond, int dataBits, Parity parity, int stopBits, Flow flow)
      implements LineAddress {
    public Serial {
      require(!port.isBlank(), "the port name is missing");
      require(baudPerSecond >= 50 && baudPerSecond <= 4_000_000, "baud must be 50 to 4000000");
      require(dataBits >= 5 && dataBits <= 8, "bits must be 5 to 8");
      require(stopBits == 1 || stopBits == 2, "stop must be 1 or 2");
    }

    @Override
    public String text() {
      return "serial:"
          + port
          + "?baud="
          + baudPerSecond
          + "&bits="
          + dataBits
          + "&parity="
          + parity.name().toLowerCase(Locale.ROOT)
          + "&stop="
          + stopBits
          + "&flow="
          + flow.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A TCP server: {@code tcp:192.0.2.7:9100} or {@code tcp:[2001:db8::7]:9100}. */
  record Tcp(String host, int port) implements LineAddress {
    public Tcp {
      require(!host.isBlank(), "the host is missing");
      require(port >= 1 && port <= 65_535, "the port must be 1 to 65535");
    }

    @Override
    public String text() {
      return "tcp:" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** A device file that the operating system drives, such as {@code file:/dev/usb/lp0}. */
  record DeviceFile(Path path) implements LineAddress {
    @Override
    public String text() {
      return "file:" + path;
    }
  }

  /** A device inside this program, found by name in a {@link LoopHub}: {@code loop:printer}. */
  record Loop(String name) implements LineAddress {
    public Loop {
      require(!name.isBlank(), "the loop name is missing");
    }

    @Override
    public String text() {
      return "loop:" + name;
    }
  }

  /** No device: {@code none:}. Its status is disabled and whatever is sent to it is dropped. */
  record None() implements LineAddress {
    @Override
    public String text() {
      return "none:";
    }
  }

  /** The address as it would stand in the configuration. */
  String text();

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with a reason that a technician can act on
   */
  static LineAddress parse(String text) {
    int colon = text.indexOf(':');
    require(colon > 0, "a line address starts with serial:, tcp:, file:, loop: or none:");
    String rest = text.substring(colon + 1);
    return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "serial" -> parseSerial(rest);
      case "tcp" -> parseTcp(rest);
      case "file" -> parseFile(rest);
      case "loop" -> new Loop(rest);
      case "none" -> new None();
      case String other ->
          throw new IllegalArgumentException("unknown kind of line '" + other + "'");
    };
  }

  private static Serial parseSerial(String rest) {
    int mark = rest.indexOf('?');
    String port = mark < 0 ? rest : rest.substring(0, mark);
    Map<String, String> options = new LinkedHashMap<>();
    if (mark >= 0) {
      for (String pair : rest.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        require(equals > 0, "expected name=value in '" + pair + "'");
        options.put(
            pair.substring(0, equals).toLowerCase(Locale.ROOT),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    Serial address =
        new Serial(
            port,
            number(options.remove("baud"), 9600, "baud"),
            number(options.remove("bits"), 8, "bits"),
            choice(Parity.class, options.remove("parity"), Parity.NONE, "parity"),
            number(options.remove("stop"), 1, "stop"),
            choice(Flow.class, options.remove("flow"), Flow.NONE, "flow"));
    require(options.isEmpty(), "unknown option " + options.keySet());
    return address;
  }

  private static Tcp parseTcp(String rest) {
    int colon = rest.lastIndexOf(':');
    require(colon > 0, "expected tcp:host:port");
    String host = rest.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return new Tcp(host, number(rest.substring(colon + 1), 0, "port"));
  }

  private static DeviceFile parseFile(String rest) {
    require(!rest.isBlank(), "the file is missing");
    try {
      return new DeviceFile(Path.of(rest));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a file name: " + e.getReason(), e);
    }
  }

  private static int number(@Nullable String text, int otherwise, String name) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: '" + text + "'", e);
    }
  }

  private static <E extends Enum<E>> E choice(
      Class<E> kind, @Nullable String text, E otherwise, String name) {
    if (text == null) {
      return otherwise;
    }
    for (E value : kind.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text.replace('-', '_'))) {
        return value;
      }
    }
    throw new IllegalArgumentException(name + " cannot be '" + text + "'");
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new IllegalArgumentException(reason);
    }
  }
}
