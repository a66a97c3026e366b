package canopy.hardware.tank.sim;

import canopy.hardware.line.sim.SimulatorArguments;
import java.util.ArrayList;
import java.util.List;

/**
 * What the simulator is told at start.
 *
 * @param network where it listens
 * @param tanks what is in the ground, 1 to 99
 * @param console how the gauge itself is set
 * @param world how time behaves
 */
public record SimSettings(Network network, List<Tank> tanks, Console console, World world) {
  public SimSettings {
    tanks = List.copyOf(tanks);
    if (tanks.isEmpty() || tanks.size() > 99) {
      throw new IllegalArgumentException("1..99 tanks");
    }
  }

  /**
   * Where it listens, on loopback.
   *
   * @param tcpPort of the gauge; 0 chooses a free one
   * @param httpPort for orders; 0 chooses a free one
   * @param line a serial line that it answers on as well; empty for none
   */
  public record Network(int tcpPort, int httpPort, String line) {}

  /**
   * A tank.
   *
   * @param number 1 to 99
   * @param label what the gauge prints
   * @param capacityMillilitres all that it holds, water included
   * @param volumeMillilitres product in it at start
   */
  public record Tank(int number, String label, long capacityMillilitres, long volumeMillilitres) {
    public Tank {
      if (number < 1
          || number > 99
          || volumeMillilitres < 0
          || volumeMillilitres > capacityMillilitres) {
        throw new IllegalArgumentException("tank 1..99 that holds what is in it");
      }
    }
  }

  /**
   * How the gauge is set.
   *
   * @param usUnits gallons, inches and degrees Fahrenheit, otherwise litres, millimetres, Celsius
   * @param securityCode six characters without which it stays silent; empty for none
   */
  public record Console(boolean usUnits, String securityCode) {}

  /**
   * How time behaves.
   *
   * @param speed how much faster than life, 1 to 1000
   * @param manual time moves only by {@code POST /sim/advance}
   * @param salesUrl {@code /sim} of a forecourt simulator whose sales leave the tanks, tank by the
   *     number of the grade; empty for none
   */
  public record World(int speed, boolean manual, String salesUrl) {}

  /** Four tanks of 30,000 litres, metric, without a code, on free ports, in real time. */
  public static SimSettings standard() {
    return of(new SimulatorArguments(new String[0]));
  }

  /** The same with time that only a test moves. */
  public SimSettings manual() {
    return new SimSettings(network, tanks, console, new World(1, true, world.salesUrl));
  }

  /** The same with another set-up of the gauge. */
  public SimSettings with(Console other) {
    return new SimSettings(network, tanks, other, world);
  }

  /** The same, also on a serial line. */
  public SimSettings onLine(String line) {
    return new SimSettings(
        new Network(network.tcpPort, network.httpPort, line), tanks, console, world);
  }

  /** The same with the sales of a forecourt simulator. */
  public SimSettings selling(String salesUrl) {
    return new SimSettings(network, tanks, console, new World(world.speed, world.manual, salesUrl));
  }

  /**
   * Reads {@code --tcp PORT --http PORT --line ADDRESS --tanks 1:92:30000:70,... --units metric|us
   * --security CODE --speed N --sales URL}; a tank is number, label, capacity in litres and per
   * cent filled.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static SimSettings of(SimulatorArguments arguments) {
    List<Tank> tanks = new ArrayList<>();
    String given =
        arguments.text("tanks", "1:92#:30000:72,2:95#:30000:64,3:98#:30000:78,4:0#:30000:69");
    for (String one : given.split(",", -1)) {
      String[] parts = one.split(":", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("a tank is number:label:litres:percent");
      }
      long litres = Long.parseLong(parts[2]);
      tanks.add(
          new Tank(
              Integer.parseInt(parts[0]),
              parts[1],
              litres * 1_000,
              litres * 10 * Integer.parseInt(parts[3])));
    }
    return new SimSettings(
        new Network(
            arguments.number("tcp", 0), arguments.number("http", 0), arguments.text("line", "")),
        tanks,
        new Console(arguments.text("units", "metric").equals("us"), arguments.text("security", "")),
        new World(arguments.number("speed", 1), false, arguments.text("sales", "")));
  }
}
