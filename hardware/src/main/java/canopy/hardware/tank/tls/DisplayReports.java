package canopy.hardware.tank.tls;

import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankFault;
import canopy.hardware.tank.TankLevel;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that a gauge prints for people: by their heads and by white space, because the
 * columns' places differ from make to make. English only, which is what gauges print unless they
 * are told otherwise.
 *
 * @param units what the gauge counts in
 */
record DisplayReports(GaugeUnits units) {
  /** No gauge prints wider; on a line of garbage a pattern could need more stack than there is. */
  private static final int LINE_LIMIT_CHARACTERS = 200;

  private static final Pattern COLUMN =
      Pattern.compile("TC[ -]VOLUME|VOLUME|ULLAGE|HEIGHT|WATER|TEMP");
  private static final String NUMBER = "-?\\d+(?:[.,]\\d+)?";
  private static final Pattern STATUS_HEAD = Pattern.compile("\\s*TANK\\s+PRODUCT\\s+STATUS\\s*");
  private static final Pattern STATUS_ROW =
      Pattern.compile("\\s*(\\d{1,2})\\s+(?:\\S.*\\s{2,})?(\\S.*?)\\s*");
  private static final Pattern DELIVERY_TANK =
      Pattern.compile("\\s*T(?:ANK)?\\s*(\\d{1,2})\\s*:.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DELIVERY_ROW =
      Pattern.compile("\\s*(START|END):\\s*(.*?[AP]M|\\S+ \\d\\d?:\\d\\d)((?:\\s+\\S+)+)\\s*");

  /** I201. */
  ComputerReports.Timed<TankLevel> inventory(String frame) throws TlsException {
    List<String> columns = List.of();
    List<TankLevel> levels = new ArrayList<>();
    for (String line : lines(frame)) {
      List<String> head = columns(line);
      if (head.size() >= 4 && line.contains("TANK")) {
        columns = head;
      } else if (!columns.isEmpty()) {
        TankLevel level = level(line, columns);
        if (level != null) {
          levels.add(level);
        }
      }
    }
    if (columns.isEmpty()) {
      throw new TlsException(TankFault.UNREADABLE, "no table of tanks");
    }
    return new ComputerReports.Timed<>(GaugeDates.find(frame), levels);
  }

  private static List<String> columns(String line) {
    return COLUMN
        .matcher(line.toUpperCase(Locale.ROOT))
        .results()
        .map(found -> found.group().replace('-', ' '))
        .toList();
  }

  /** Null when the line is no row of the table: a blank one, or a tank whose probe is out. */
  private @Nullable TankLevel level(String line, List<String> columns) throws TlsException {
    Matcher row =
        Pattern.compile(
                "\\s*(\\d{1,2})(|\\s+.*?)((?:\\s+" + NUMBER + "){" + columns.size() + "})\\s*")
            .matcher(line);
    if (!row.matches()) {
      return null;
    }
    List<BigDecimal> numbers = numbers(row.group(3));
    return new TankLevel(
        Integer.parseInt(row.group(1)),
        row.group(2).strip(),
        units.millilitres(of(numbers, columns, "VOLUME")),
        units.millilitres(of(numbers, columns, "TC VOLUME")),
        units.millilitres(of(numbers, columns, "ULLAGE")),
        units.micrometres(of(numbers, columns, "HEIGHT")),
        units.micrometres(of(numbers, columns, "WATER")),
        null,
        units.millidegrees(of(numbers, columns, "TEMP")),
        TankLevel.Flags.NONE);
  }

  private static BigDecimal of(List<BigDecimal> numbers, List<String> columns, String name)
      throws TlsException {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new TlsException(TankFault.UNREADABLE, "the table has no column " + name);
    }
    return numbers.get(at);
  }

  /** I202: END stands above START on a TLS-350, below it on a TLS-450. */
  List<GaugeDelivery> deliveries(String frame) throws TlsException {
    List<GaugeDelivery> deliveries = new ArrayList<>();
    int tank = 0;
    Moment start = null;
    Moment end = null;
    for (String line : lines(frame)) {
      Matcher head = DELIVERY_TANK.matcher(line);
      Matcher row = DELIVERY_ROW.matcher(line);
      if (head.matches()) {
        tank = Integer.parseInt(head.group(1));
        start = null;
        end = null;
      } else if (tank > 0 && row.matches()) {
        Moment moment = moment(row);
        start = row.group(1).equals("START") ? moment : start;
        end = row.group(1).equals("END") ? moment : end;
        if (start != null && end != null) {
          deliveries.add(
              new GaugeDelivery(tank, start.time(), end.time(), start.level(), end.level()));
          start = null;
          end = null;
        }
      }
    }
    return deliveries;
  }

  /** One end of a delivery. */
  private record Moment(LocalDateTime time, GaugeDelivery.Level level) {}

  private @Nullable Moment moment(Matcher row) throws TlsException {
    LocalDateTime time = GaugeDates.find(row.group(2));
    List<BigDecimal> f = numbers(row.group(3));
    if (time == null || f.size() != 5) {
      return null;
    }
    // Volume, compensated volume, water, temperature, height.
    return new Moment(
        time, new ComputerReports(units).level(f.get(0), f.get(1), f.get(4), f.get(2), f.get(3)));
  }

  /** I205: the first status of a tank beside it, further ones below. */
  static List<TankAlarm> alarms(String frame) {
    List<TankAlarm> alarms = new ArrayList<>();
    boolean table = false;
    int tank = 0;
    for (String line : lines(frame)) {
      if (STATUS_HEAD.matcher(line.toUpperCase(Locale.ROOT)).matches()) {
        table = true;
      } else if (table && !line.isBlank()) {
        Matcher row = STATUS_ROW.matcher(line);
        String words = line.strip();
        if (row.matches()) {
          tank = Integer.parseInt(row.group(1));
          words = row.group(2);
        }
        if (tank > 0 && !words.equalsIgnoreCase("NORMAL")) {
          alarms.add(new TankAlarm(tank, AlarmKind.ofWords(words), words));
        }
      }
    }
    return alarms;
  }

  private static List<BigDecimal> numbers(String text) throws TlsException {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      numbers.add(GaugeNumber.ofText(word));
    }
    return numbers;
  }

  private static List<String> lines(String frame) {
    return frame
        .replace("\0", "")
        .lines()
        .filter(line -> line.length() <= LINE_LIMIT_CHARACTERS)
        .toList();
  }
}
