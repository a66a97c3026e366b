package canopy.hardware.line.sim;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The command line of a simulator: {@code --name value} pairs. */
public final class SimulatorArguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException when it is not made of pairs
   */
  public SimulatorArguments(String[] args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("expected --name value pairs");
    }
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--")) {
        throw new IllegalArgumentException("expected --name, found " + args[i]);
      }
      values.put(args[i].substring(2), args[i + 1]);
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  /**
   * Prints the ready line, which whoever started the program waits for, and returns when the
   * standard input ends, so that no simulator outlives the process that started it.
   */
  public static void announceAndWait(String ready) throws IOException {
    System.out.println("ready " + ready);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Only the end matters.
    }
  }
}
