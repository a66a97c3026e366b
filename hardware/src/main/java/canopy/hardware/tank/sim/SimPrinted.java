package canopy.hardware.tank.sim;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Answers in the display format, laid out as in the manuals. With the tanks' monitor held. */
final class SimPrinted {
  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("MMM dd, yyyy  h:mm a", Locale.US);
  private static final DateTimeFormatter NUMBERED = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm");
  private static final String END = "\r\n";
  private static final Map<Integer, String> WORDS =
      Map.of(
          2, "LEAK ALARM",
          3, "HIGH WATER ALARM",
          4, "OVERFILL ALARM",
          5, "LOW PRODUCT ALARM",
          6, "SUDDEN LOSS ALARM",
          7, "HIGH PRODUCT ALARM",
          8, "INVALID FUEL LEVEL",
          9, "PROBE OUT",
          10, "HIGH WATER WARNING",
          11, "DELIVERY NEEDED");

  private final SimTanks station;
  private final SimNumber numbers;

  SimPrinted(SimTanks station) {
    this.station = station;
    this.numbers = new SimNumber(station.console.usUnits());
  }

  /**
   * Everything between SOH and ETX.
   *
   * @return empty when there is no such function
   */
  String answer(String code, List<SimTank> tanks) {
    StringBuilder out = new StringBuilder(END + code + END + time(station.now()) + END + END);
    out.append("CANOPY STATION" + END + END);
    switch (code.substring(1, 4)) {
      case "101" -> status(tanks, out);
      case "201" -> inventory(tanks, out);
      case "202" -> deliveries(tanks, out);
      case "205" -> alarms(tanks, out);
      default -> {
        return "";
      }
    }
    return out.append(END).toString();
  }

  private String time(LocalDateTime time) {
    return (station.faults.numberedDates ? NUMBERED : NAMED).format(time).toUpperCase(Locale.ROOT);
  }

  private void status(List<SimTank> tanks, StringBuilder out) {
    out.append("SYSTEM STATUS REPORT" + END + END);
    boolean normal = true;
    for (SimTank tank : tanks) {
      for (int type : tank.alarms()) {
        normal = false;
        out.append("T ").append(tank.number).append(':').append(words(type)).append(END);
      }
    }
    if (normal) {
      out.append("  ALL FUNCTIONS NORMAL" + END);
    }
  }

  private void inventory(List<SimTank> tanks, StringBuilder out) {
    out.append("IN-TANK INVENTORY" + END + END);
    out.append("TANK PRODUCT             VOLUME TC VOLUME   ULLAGE   HEIGHT    WATER     TEMP");
    out.append(END);
    for (SimTank tank : tanks) {
      if (tank.probeOut) {
        out.append(String.format("%3d  %-20s PROBE OUT", tank.number, tank.label)).append(END);
        continue;
      }
      out.append(
          String.format(
              "%3d  %-18s%8s%10s%9s%9s%9s%9s",
              tank.number,
              tank.label,
              SimNumber.whole(numbers.volume(tank.volumeMillilitres)),
              SimNumber.whole(numbers.volume(tank.compensatedMillilitres())),
              SimNumber.whole(numbers.volume(tank.ullageMillilitres())),
              SimNumber.decimals(numbers.height(tank.heightMicrometres())),
              SimNumber.decimals(numbers.height(tank.waterHeightMicrometres())),
              SimNumber.decimals(numbers.temperature(tank.temperatureMillidegrees))));
      out.append(END);
    }
  }

  private void deliveries(List<SimTank> tanks, StringBuilder out) {
    out.append("DELIVERY REPORT" + END + END);
    for (SimTank tank : tanks) {
      boolean newer = station.faults.newerLayout;
      out.append(newer ? "TANK    " : "T ").append(tank.number).append(':');
      out.append(newer ? "" : tank.label).append(END);
      out.append("INCREASE   DATE / TIME             VOLUME TC VOLUME WATER  TEMP   HEIGHT" + END);
      for (SimDelivery delivery : tank.deliveries().reversed()) {
        String start = row("START", delivery.start(), delivery.before());
        String end = row("END", delivery.end(), delivery.after());
        out.append(newer ? start + end : end + start);
        long rise = delivery.after().volumeMillilitres() - delivery.before().volumeMillilitres();
        out.append(String.format("%9s %40s", "AMOUNT:", SimNumber.whole(numbers.volume(rise))));
        out.append(END);
      }
      out.append(END);
    }
  }

  private String row(String which, LocalDateTime time, SimDelivery.Level level) {
    return String.format(
            "%8s: %-22s%10s%10s%8s%8s%10s",
            which,
            time(time),
            SimNumber.whole(numbers.volume(level.volumeMillilitres())),
            SimNumber.whole(numbers.volume(level.compensatedMillilitres())),
            SimNumber.decimals(numbers.height(level.waterHeightMicrometres())),
            SimNumber.decimals(numbers.temperature(level.temperatureMillidegrees())),
            SimNumber.decimals(numbers.height(level.heightMicrometres())))
        + END;
  }

  private void alarms(List<SimTank> tanks, StringBuilder out) {
    out.append("TANK   PRODUCT                 STATUS" + END + END);
    for (SimTank tank : tanks) {
      Set<Integer> alarms = tank.alarms();
      String first = alarms.isEmpty() ? "NORMAL" : words(alarms.iterator().next());
      out.append(String.format("%3d    %-24s%s", tank.number, tank.label, first)).append(END);
      alarms.stream()
          .skip(1)
          .forEach(type -> out.append(" ".repeat(31)).append(words(type)).append(END));
    }
  }

  private static String words(int type) {
    return WORDS.getOrDefault(type, "ALARM " + type);
  }
}
