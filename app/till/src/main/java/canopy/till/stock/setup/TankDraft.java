package canopy.till.stock.setup;

import canopy.core.quantity.Volume;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.till.ui.Notice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * A tank as it is typed.
 *
 * @param grade 0 for none chosen
 * @param expansion parts per million and kelvin
 * @param referenceDegrees 15 or 20
 * @param outlets such as {@code 1/1 3/2}; empty for every nozzle of the grade
 * @param table as {@link TableText} reads it
 */
record TankDraft(
    String number,
    int grade,
    String capacity,
    String safeFill,
    String deadStock,
    String expansion,
    int referenceDegrees,
    String outlets,
    String table) {
  static final int HIGHEST_NUMBER = 99;
  static final int MOST_EXPANSION = 2_000;

  private static final int MILLI = 3;
  private static final int MILLIDEGREES = 1_000;
  private static final int TWENTIETH = 20;
  private static final Pattern OUTLET = Pattern.compile("(\\d{1,2})/(\\d{1,2})");

  /** Before anything is typed: petrol at 20 degrees. */
  static final TankDraft BLANK = new TankDraft("", 0, "", "", "", "1200", 20, "", "");

  /** A tank as it is set up. */
  static TankDraft of(Tank tank) {
    return new TankDraft(
        Integer.toString(tank.number()),
        tank.grade(),
        litres(tank.capacity()),
        litres(tank.safeFill()),
        litres(tank.deadStock()),
        Integer.toString(tank.expansionPpmPerKelvin()),
        tank.referenceMillidegrees() / MILLIDEGREES,
        outlets(tank.outlets()),
        TableText.of(tank.table()).text());
  }

  /**
   * Why this is no tank; empty if it is one.
   *
   * @param taken numbers of the other tanks
   * @param pumps how many there are
   */
  Optional<Notice> wrong(Set<Integer> taken, int pumps) {
    OptionalLong wanted = Figures.read(number, 0);
    if (wanted.isEmpty() || wanted.getAsLong() < 1 || wanted.getAsLong() > HIGHEST_NUMBER) {
      return refused("tanksetup.badnumber", HIGHEST_NUMBER);
    }
    if (taken.contains((int) wanted.getAsLong())) {
      return refused("tanksetup.taken", wanted.getAsLong());
    }
    if (grade == 0) {
      return refused("tanksetup.nograde");
    }
    for (String litres : List.of(capacity, safeFill, deadStock)) {
      if (Figures.read(litres, MILLI).isEmpty()) {
        return refused("tanksetup.nolitres", litres);
      }
    }
    if (volume(deadStock).compareTo(volume(safeFill)) >= 0
        || volume(safeFill).compareTo(volume(capacity)) > 0) {
      return refused("tanksetup.order");
    }
    OptionalLong grows = Figures.read(expansion, 0);
    if (grows.isEmpty() || grows.getAsLong() > MOST_EXPANSION) {
      return refused("tanksetup.badexpansion", MOST_EXPANSION);
    }
    return wrongOutlet(pumps).or(this::wrongTable);
  }

  private Optional<Notice> wrongOutlet(int pumps) {
    for (String outlet : words(outlets)) {
      Matcher parts = OUTLET.matcher(outlet);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1) {
        return refused("tanksetup.badoutlet", outlet);
      }
      int pump = Integer.parseInt(parts.group(1));
      if (pump < 1 || pump > pumps) {
        return refused("tanksetup.nopump", outlet, pumps);
      }
    }
    return Optional.empty();
  }

  private Optional<Notice> wrongTable() {
    TableText typed = new TableText(table);
    Optional<Notice> wrong = typed.wrong();
    if (wrong.isPresent()) {
      return wrong;
    }
    Volume top = typed.table().top();
    Volume shell = volume(capacity);
    long most = shell.millilitres() + shell.millilitres() / TWENTIETH;
    return top.compareTo(volume(safeFill)) < 0 || top.millilitres() > most
        ? refused("tanksetup.tabletop", litres(top), safeFill.strip(), capacity.strip())
        : Optional.empty();
  }

  private static Optional<Notice> refused(String key, Object... arguments) {
    return Optional.of(Notice.of(Notice.Level.REFUSED, key, arguments));
  }

  /**
   * The tank.
   *
   * @throws IllegalArgumentException if something is wrong with it
   */
  Tank tank() {
    List<Tank.Outlet> nozzles = new ArrayList<>();
    for (String outlet : words(outlets)) {
      int slash = outlet.indexOf('/');
      nozzles.add(
          new Tank.Outlet(
              Integer.parseInt(outlet.substring(0, slash)),
              Integer.parseInt(outlet.substring(slash + 1))));
    }
    return new Tank(
        Integer.parseInt(number.strip()),
        grade,
        volume(capacity),
        volume(safeFill),
        volume(deadStock),
        new TableText(table).table(),
        Integer.parseInt(expansion.strip()),
        referenceDegrees * MILLIDEGREES,
        nozzles);
  }

  /** A tank as the journal keeps it; of the table its points and its end. */
  static String journalled(Tank tank) {
    StrappingTable table = tank.table();
    return "grade="
        + tank.grade()
        + " capacity="
        + litres(tank.capacity())
        + " safe="
        + litres(tank.safeFill())
        + " dead="
        + litres(tank.deadStock())
        + " expansion="
        + tank.expansionPpmPerKelvin()
        + " reference="
        + tank.referenceMillidegrees() / MILLIDEGREES
        + " table="
        + table.points().size()
        + ":"
        + litres(table.top())
        + "#"
        + checksum(table)
        + (tank.outlets().isEmpty() ? "" : " nozzles=" + outlets(tank.outlets()).replace(' ', ','));
  }

  /** Tells two tables apart. */
  private static String checksum(StrappingTable table) {
    CRC32 sum = new CRC32();
    sum.update(TableText.of(table).text().getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(sum.getValue());
  }

  private static String outlets(List<Tank.Outlet> outlets) {
    return outlets.stream()
        .map(outlet -> outlet.pump() + "/" + outlet.nozzle())
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(String outlets) {
    return outlets.isBlank() ? List.of() : List.of(outlets.strip().split("[\\s,;]+"));
  }

  private static Volume volume(String litres) {
    return new Volume(Figures.whole(litres.strip(), MILLI));
  }

  private static String litres(Volume volume) {
    return Figures.write(volume.millilitres(), MILLI);
  }
}
