package canopy.till.tour.reckoning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The tour's own account, kept beside the till and never read from it: what every sale should come
 * to by the shelf prices and the pumps, and what was put into the drawer and taken out of it. One
 * line of text per fact, so that it survives the death of the till's process.
 */
public final class Tally {
  private static final long JIAO_MINOR = 10;

  private final Path file;

  /**
   * @param file of tab-separated lines, shared by all phases
   */
  public Tally(Path file) {
    this.file = file;
  }

  /**
   * A sale or refund is over.
   *
   * @param title what it showed
   * @param totalMinor what it should come to, below zero in a refund
   */
  public void sale(String title, long totalMinor) {
    write("sale\t" + title + "\t" + totalMinor);
  }

  /**
   * Money of a kind went into the drawer (or to the bank), or out of it below zero.
   *
   * @param kind as the station calls it: {@code cash}, {@code card}, {@code voucher}, {@code
   *     account}
   */
  public void money(String kind, long minor) {
    write("money\t" + kind + "\t" + minor);
  }

  /**
   * Cash for a sale or a part of it went into the drawer, or out of it below zero: whole jiao, five
   * fen and more rounded up.
   *
   * @param dueMinor to the cent
   */
  public void cash(long dueMinor) {
    long jiao = (Math.abs(dueMinor) + JIAO_MINOR / 2) / JIAO_MINOR;
    money("cash", Long.signum(dueMinor) * jiao * JIAO_MINOR);
  }

  /** Cash came into the drawer, or went out of it below zero, without a sale. */
  public void moved(long minor) {
    write("moved\t\t" + minor);
  }

  /** What must be in the drawer. */
  public long cashMinor() {
    try {
      return read(file).stream()
          .filter(
              fact -> fact[0].equals("moved") || String.join(" ", fact).startsWith("money cash"))
          .mapToLong(fact -> Long.parseLong(fact[2]))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fill was not paid in a sale; the outcome as the till names it. */
  public void writtenOff(String outcome, long minor) {
    write("writtenOff\t" + outcome + "\t" + minor);
  }

  /** A counter went on without a fill. */
  public void ranOn(int pump, int nozzle, long millilitres) {
    write("ranOn\t" + pump + "/" + nozzle + "\t" + millilitres);
  }

  /** The till must find something in its wet stock; the rule as the till names it. */
  public void finding(String rule, int tank) {
    write("finding\t" + rule + "\t" + tank);
  }

  /** Head office was asked to change a grade's price. */
  public void price(int grade, long tenthsOfMinor) {
    write("price\t" + grade + "\t" + tenthsOfMinor);
  }

  /** How long after it was completed a sale was on the console's live page. */
  public void seen(long millis) {
    write("seen\t" + millis);
  }

  /** All facts so far. */
  static List<String[]> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
  }

  private void write(String line) {
    try {
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
