package canopy.hardware.wallet.sim;

import canopy.hardware.line.sim.SimulatorArguments;
import java.nio.file.Path;

/**
 * What the simulator is told at start.
 *
 * @param folder where its book is; made if it is not there
 * @param keys where its keys are; made if they are not there (which takes a second or two, so tests
 *     may share a folder)
 * @param port 0 = any free one
 * @param scenarios whether the last two digits of an amount choose a scenario
 * @param billsAtOnce whether a day's bill can be had on that day (else from 10:00 of the next)
 * @param passwordFromMinor above this amount the customer must confirm on the phone
 * @param refundMillis how long a refund is on its way
 * @param refundGapMillis least time between two refunds of one payment (WeChat: one minute)
 */
public record WalletSettings(
    Path folder,
    Path keys,
    int port,
    boolean scenarios,
    boolean billsAtOnce,
    long passwordFromMinor,
    long refundMillis,
    long refundGapMillis) {

  /** No scenarios, any port, a password above 1000.00, refunds within half a second, no gap. */
  public static WalletSettings standard(Path folder) {
    return new WalletSettings(folder, folder.resolve("keys"), 0, false, false, 100_000, 500, 0);
  }

  /** The same with amounts that choose scenarios. */
  public WalletSettings withScenarios() {
    return new WalletSettings(
        folder, keys, port, true, billsAtOnce, passwordFromMinor, refundMillis, refundGapMillis);
  }

  /** The same with keys in another folder. */
  public WalletSettings withKeys(Path other) {
    return new WalletSettings(
        folder,
        other,
        port,
        scenarios,
        billsAtOnce,
        passwordFromMinor,
        refundMillis,
        refundGapMillis);
  }

  /** The same on this port. */
  public WalletSettings onPort(int other) {
    return new WalletSettings(
        folder,
        keys,
        other,
        scenarios,
        billsAtOnce,
        passwordFromMinor,
        refundMillis,
        refundGapMillis);
  }

  /** The same with bills of the running day. */
  public WalletSettings withBillsAtOnce() {
    return new WalletSettings(
        folder, keys, port, scenarios, true, passwordFromMinor, refundMillis, refundGapMillis);
  }

  /**
   * Reads the command line: {@code --folder F} and, each optional, {@code --keys --port --scenarios
   * on --bills-at-once on --password-from-minor --refund-millis --refund-gap-millis}.
   *
   * @throws IllegalArgumentException with a sentence when an option is wrong
   */
  static WalletSettings parse(String[] words) {
    SimulatorArguments arguments = new SimulatorArguments(words);
    if (!arguments.has("folder")) {
      throw new IllegalArgumentException("--folder FOLDER is needed: for the book and the keys");
    }
    Path folder = Path.of(arguments.text("folder", ""));
    return new WalletSettings(
        folder,
        Path.of(arguments.text("keys", folder.resolve("keys").toString())),
        arguments.number("port", 0),
        arguments.text("scenarios", "off").equals("on"),
        arguments.text("bills-at-once", "off").equals("on"),
        arguments.number("password-from-minor", 100_000),
        arguments.number("refund-millis", 500),
        arguments.number("refund-gap-millis", 0));
  }
}
