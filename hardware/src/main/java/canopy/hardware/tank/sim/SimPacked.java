package canopy.hardware.tank.sim;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Answers in the computer format. Used with the tanks' monitor held. */
final class SimPacked {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMddHHmm");

  private final SimTanks station;
  private final SimNumber numbers;

  SimPacked(SimTanks station) {
    this.station = station;
    this.numbers = new SimNumber(station.console.usUnits());
  }

  /**
   * Everything between SOH and ETX.
   *
   * @param code as it was asked, such as {@code i20100}
   * @return empty when there is no such function
   */
  String answer(String code, List<SimTank> tanks) {
    String data =
        switch (code.substring(1, 4)) {
          case "101" -> {
            String alarms = of(tanks, this::allAlarms);
            yield alarms.isEmpty() ? "000000" : alarms;
          }
          case "201" -> of(tanks, this::inventory);
          case "202" -> of(tanks, this::deliveries);
          case "205" -> of(tanks, this::alarms);
          case "505" -> (numbersAreUs() ? "1" : "2") + "1";
          case "517" -> (numbersAreUs() ? "1" : "2") + "01";
          default -> "";
        };
    if (data.isEmpty()) {
      return "";
    }
    String whole = code + TIME.format(station.now()) + data + "&&";
    int sum = 1; // The SOH in front.
    for (int i = 0; i < whole.length(); i++) {
      sum += whole.charAt(i);
    }
    if (station.faults.wrongChecksums > 0) {
      station.faults.wrongChecksums--;
      sum++;
    }
    return whole + String.format("%04X", (0x10000 - (sum & 0xFFFF)) & 0xFFFF);
  }

  private boolean numbersAreUs() {
    return station.console.usUnits();
  }

  private static String of(List<SimTank> tanks, BiConsumer<SimTank, StringBuilder> write) {
    StringBuilder out = new StringBuilder();
    tanks.forEach(tank -> write.accept(tank, out));
    return out.toString();
  }

  private void allAlarms(SimTank tank, StringBuilder out) {
    for (int type : tank.alarms()) {
      out.append(String.format("02%02d%02d", type, tank.number));
    }
  }

  private void inventory(SimTank tank, StringBuilder out) {
    int status = (tank.pouring() ? 1 : 0) + (tank.leakTest ? 2 : 0) + (tank.probeOut ? 4 : 0);
    out.append(String.format("%02d%c%04X07", tank.number, product(tank), status));
    volume(out, tank.volumeMillilitres);
    volume(out, tank.compensatedMillilitres());
    volume(out, tank.ullageMillilitres());
    height(out, tank.heightMicrometres());
    height(out, tank.waterHeightMicrometres());
    out.append(SimNumber.hex(numbers.temperature(tank.temperatureMillidegrees)));
    volume(out, tank.waterMillilitres);
  }

  /** One printable character; the number of the tank will do. */
  private static char product(SimTank tank) {
    return (char) ('0' + tank.number);
  }

  private void deliveries(SimTank tank, StringBuilder out) {
    out.append(String.format("%02d%c%02d", tank.number, product(tank), tank.deliveries().size()));
    for (SimDelivery delivery : tank.deliveries()) {
      out.append(time(delivery.start())).append(time(delivery.end())).append("0A");
      level(out, delivery.before());
      level(out, delivery.after());
      height(out, delivery.before().heightMicrometres());
      height(out, delivery.after().heightMicrometres());
    }
  }

  private void level(StringBuilder out, SimDelivery.Level level) {
    volume(out, level.volumeMillilitres());
    volume(out, level.compensatedMillilitres());
    height(out, level.waterHeightMicrometres());
    out.append(SimNumber.hex(numbers.temperature(level.temperatureMillidegrees())));
  }

  private void alarms(SimTank tank, StringBuilder out) {
    Set<Integer> alarms = tank.alarms();
    out.append(String.format("%02d%02X", tank.number, alarms.size()));
    alarms.forEach(type -> out.append(String.format("%02d", type)));
  }

  private void volume(StringBuilder out, long millilitres) {
    out.append(SimNumber.hex(numbers.volume(millilitres)));
  }

  private void height(StringBuilder out, long micrometres) {
    out.append(SimNumber.hex(numbers.height(micrometres)));
  }

  private static String time(LocalDateTime time) {
    return TIME.format(time);
  }
}
