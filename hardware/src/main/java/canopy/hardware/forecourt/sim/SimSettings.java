package canopy.hardware.forecourt.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the simulator is told at start.
 *
 * @param network how it is reached
 * @param station what stands on the forecourt
 * @param world how time and cars behave
 */
public record SimSettings(Network network, Station station, World world) {
  /** How the controller checks logins (DIP switch 2 of a PTS-2). */
  public enum Login {
    DIGEST,
    BASIC
  }

  /**
   * @param host address to bind, normally 127.0.0.1
   * @param port 0 = any free port
   * @param login digest or basic
   * @param secretByUser users (1..10 characters) and their secrets
   */
  public record Network(String host, int port, Login login, Map<String, String> secretByUser) {
    public Network {
      secretByUser = new TreeMap<>(secretByUser);
    }
  }

  /**
   * @param pumps 1..120, each with one nozzle per grade
   * @param grades 1..6
   * @param minorDigits decimals of the currency: 0, 2 or 3
   * @param autoClose whether finished fills close by themselves
   */
  public record Station(int pumps, List<SimGrade> grades, int minorDigits, boolean autoClose) {
    public Station {
      grades = List.copyOf(grades);
      if (pumps < 1 || pumps > 120 || grades.isEmpty() || grades.size() > 6) {
        throw new IllegalArgumentException("1..120 pumps and 1..6 grades");
      }
    }
  }

  /**
   * @param seed of everything random
   * @param speed how much faster than life, 1..1000
   * @param manual time stands still and moves only by {@code POST /sim/advance}
   * @param carsPerHour random cars for the whole station, 0 = only scripted ones
   */
  public record World(long seed, int speed, boolean manual, int carsPerHour) {
    public World {
      if (speed < 1 || speed > 1000) {
        throw new IllegalArgumentException("speed 1..1000");
      }
    }
  }

  /**
   * Eight pumps, four grades, users till1 and till2 (secret = user), digest, any port, no random
   * cars.
   */
  public static SimSettings standard() {
    return new SimSettings(
        new Network("127.0.0.1", 0, Login.DIGEST, Map.of("till1", "till1", "till2", "till2")),
        new Station(8, defaultGrades(), 2, false),
        new World(1, 1, false, 0));
  }

  /** The same with time that only a test moves. */
  public SimSettings manual() {
    return new SimSettings(
        network, station, new World(world.seed, world.speed, true, world.carsPerHour));
  }

  /** The same with another number of pumps. */
  public SimSettings withPumps(int pumps) {
    return new SimSettings(
        network, new Station(pumps, station.grades, station.minorDigits, station.autoClose), world);
  }

  static List<SimGrade> defaultGrades() {
    return List.of(
        new SimGrade(1, "92#", 7_850),
        new SimGrade(2, "95#", 8_360),
        new SimGrade(3, "98#", 9_360),
        new SimGrade(4, "0#", 7_490));
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence when an option is wrong
   */
  static SimSettings parse(String[] arguments) {
    Map<String, String> given = options(arguments);
    String cars = given.getOrDefault("cars-per-hour", "0");
    Network network =
        new Network(
            given.getOrDefault("host", "127.0.0.1"),
            number(given, "port", 0),
            given.containsKey("basic") ? Login.BASIC : Login.DIGEST,
            users(given.getOrDefault("users", "till1:till1,till2:till2")));
    Station station =
        new Station(
            number(given, "pumps", 8),
            given.containsKey("grades") ? grades(given.get("grades")) : defaultGrades(),
            number(given, "minor-digits", 2),
            given.containsKey("auto-close"));
    World world =
        new World(
            number(given, "seed", 1),
            number(given, "speed", 1),
            given.containsKey("manual"),
            Integer.parseInt(cars));
    return new SimSettings(network, station, world);
  }

  private static Map<String, String> options(String[] arguments) {
    List<String> flags = List.of("basic", "auto-close", "manual");
    List<String> valued =
        List.of(
            "host",
            "port",
            "users",
            "pumps",
            "grades",
            "minor-digits",
            "seed",
            "speed",
            "cars-per-hour");
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (flags.contains(name)) {
        given.put(name, "");
      } else if (valued.contains(name) && i + 1 < arguments.length) {
        i++;
        given.put(name, arguments[i]);
      } else {
        throw new IllegalArgumentException(
            "Unknown or incomplete option " + arguments[i] + "; known: " + valued + " " + flags);
      }
    }
    return given;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.get(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " needs a whole number", e);
    }
  }

  /** {@code id:name:tenths-of-minor,...}. */
  private static List<SimGrade> grades(@org.jspecify.annotations.Nullable String text) {
    List<SimGrade> grades = new ArrayList<>();
    for (String part : parts(text)) {
      String[] field = part.split(":", 3);
      if (field.length != 3) {
        throw new IllegalArgumentException("--grades id:name:price in tenths of a minor unit,...");
      }
      grades.add(new SimGrade(Integer.parseInt(field[0]), field[1], Long.parseLong(field[2])));
    }
    return grades;
  }

  private static Map<String, String> users(String text) {
    Map<String, String> users = new LinkedHashMap<>();
    for (String part : parts(text)) {
      int colon = part.indexOf(':');
      if (colon < 1 || colon > 10) {
        throw new IllegalArgumentException(
            "--users name:secret,... with names of 1..10 characters");
      }
      users.put(part.substring(0, colon), part.substring(colon + 1));
    }
    return users;
  }

  private static String[] parts(@org.jspecify.annotations.Nullable String text) {
    return text == null ? new String[0] : text.split(",", -1);
  }
}
