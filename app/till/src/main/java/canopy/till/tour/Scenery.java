package canopy.till.tour;

import canopy.till.demo.HeadOfficeProgram;
import canopy.till.demo.SimulatedStation;
import canopy.till.tour.sim.Cable;
import canopy.till.tour.sim.Console;
import java.nio.file.Path;
import java.util.List;

/**
 * Where everything around the till is, as the tour tells it to the till's process.
 *
 * @param forecourt where the forecourt takes orders
 * @param printer where the printer takes orders
 * @param scanner where the scanner takes orders; 0 if there is none
 * @param printed where the printed papers lie
 * @param headOffice the address that the till knows, at the near end of the cable
 * @param tanks where the tank gauge takes orders
 * @param cable where the cable takes orders
 * @param person who may sign in to the console, and with what
 */
record Scenery(
    String forecourt,
    int printer,
    int scanner,
    Path printed,
    String wallets,
    String tanks,
    String headOffice,
    int cable,
    Person person) {
  /** How many words it is said in. */
  static final int WORDS = 11;

  /**
   * Somebody at head office.
   *
   * @param address that the browser knows
   */
  record Person(String address, String name, String password) {}

  static List<String> words(SimulatedStation station, HeadOfficeProgram headOffice, Cable cable) {
    return List.of(
        station.forecourtControl(),
        Integer.toString(station.printerControl()),
        Integer.toString(station.scannerControl()),
        station.printed().toString(),
        station.walletUrl(),
        station.tankControl(),
        "http://127.0.0.1:" + cable.port(),
        Integer.toString(cable.controlPort()),
        headOffice.address(),
        headOffice.name(),
        headOffice.password());
  }

  static Scenery of(List<String> words) {
    return new Scenery(
        words.get(0),
        Integer.parseInt(words.get(1)),
        Integer.parseInt(words.get(2)),
        Path.of(words.get(3)),
        words.get(4),
        words.get(5),
        words.get(6),
        Integer.parseInt(words.get(7)),
        new Person(words.get(8), words.get(9), words.get(10)));
  }

  /** Somebody signs in to the console. */
  Console console() {
    return Console.signIn(person.address(), person.name(), person.password());
  }
}
