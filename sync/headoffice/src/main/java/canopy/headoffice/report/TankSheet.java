package canopy.headoffice.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A station's wet stock as a page shows it. Figures are worded, kinds are left to the page's
 * language.
 *
 * @param tanks by number
 * @param nozzles by pump
 * @param flags what rules found, the newest first
 * @param rises deliveries without a paper
 * @param days balanced ones, the newest first
 */
public record TankSheet(
    List<TankRow> tanks,
    List<NozzleRow> nozzles,
    List<FlagRow> flags,
    List<RiseRow> rises,
    List<DayRow> days) {
  /** How far back readings, findings and deliveries are looked for. */
  public static final int DAYS = 31;

  /**
   * How far back tanks and alarms are looked for: a till tells its tanks when it starts, and alarms
   * when they change.
   */
  public static final int DAYS_OF_SETUP = 400;

  private static final Duration OLD = Duration.ofHours(3);
  private static final int MOST = 100;
  private static final String NONE = "–";
  private static final long WHOLE_PERCENT = 100;

  /**
   * A tank.
   *
   * @param grade 0 if no till has told it
   * @param old whether the reading is so old that it says little
   * @param percent of the safe fill, 0 to 100; 0 if that is not known
   * @param alarms names of what the gauge calls out
   * @param variance of the newest balanced day
   * @param delivery what came last; empty if nothing did
   */
  public record TankRow(
      int tank,
      int grade,
      String at,
      boolean old,
      String litres,
      String ullage,
      long percent,
      String water,
      String degrees,
      String source,
      List<String> alarms,
      String variance,
      boolean loss,
      String deliveredAt,
      String delivery) {}

  /** A nozzle's counter. */
  public record NozzleRow(
      int pump,
      int nozzle,
      int grade,
      String at,
      String litres,
      String source,
      String filled,
      String unrecorded,
      String unrecordedSum,
      boolean some) {}

  /** What a rule found. */
  public record FlagRow(
      String site,
      String day,
      int tank,
      String rule,
      String severity,
      String litres,
      String limit,
      String subject) {}

  /** A delivery without a paper. */
  public record RiseRow(String at, int tank, String litres) {}

  /** A tank's day. */
  public record DayRow(
      String day,
      int tank,
      int grade,
      String opening,
      String delivered,
      String sold,
      String closing,
      String variance,
      boolean loss) {}

  /** Of a station, now. */
  public static TankSheet of(WetStock stock, Tanks tanks, String site, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate since = today.minusDays(DAYS);
    LocalDate setUp = today.minusDays(DAYS_OF_SETUP);
    List<WetStock.Balance> balances = stock.balances(site, since, MOST);
    return new TankSheet(
        tanks(stock, tanks, site, new Span(since, setUp, zone, now), balances),
        stock.nozzles(site, since).stream().map(one -> row(one, zone)).toList(),
        flags(stock.flags(site, since, setUp, MOST)),
        stock.rises(site, since, MOST).stream()
            .map(
                one ->
                    new RiseRow(
                        Figures.minute(one.at(), zone),
                        one.tank(),
                        Figures.litres(one.millilitres())))
            .toList(),
        balances.stream().map(TankSheet::row).toList());
  }

  /** What rules found, as pages show it. */
  public static List<FlagRow> flags(List<WetStock.Flag> flags) {
    return flags.stream()
        .map(
            one ->
                new FlagRow(
                    one.site(),
                    one.day().toString(),
                    one.tank(),
                    one.rule(),
                    one.severity(),
                    Figures.litres(one.millilitres()),
                    Figures.litres(one.limit()),
                    one.subject()))
        .toList();
  }

  /** Which days are looked at, and by which clock. */
  private record Span(LocalDate since, LocalDate setUp, ZoneId zone, Instant now) {}

  private static List<TankRow> tanks(
      WetStock stock, Tanks tanks, String site, Span span, List<WetStock.Balance> balances) {
    Map<Integer, WetStock.Shell> shells = new HashMap<>();
    stock.shells(site, span.setUp()).forEach(one -> shells.put(one.tank(), one));
    Map<Integer, Tanks.Level> levels = new HashMap<>();
    tanks.levels(site, span.since(), span.setUp()).forEach(one -> levels.put(one.tank(), one));
    Map<Integer, String> alarms = new HashMap<>();
    stock.alarms(site, span.setUp(), MOST).forEach(one -> alarms.put(one.tank(), one.alarms()));
    Map<Integer, WetStock.Balance> newest = new HashMap<>();
    balances.forEach(one -> newest.putIfAbsent(one.tank(), one));
    Map<Integer, Tanks.Delivery> deliveries = new HashMap<>();
    tanks
        .deliveries(site, span.since(), MOST)
        .forEach(one -> deliveries.putIfAbsent(one.tank(), one));
    Set<Integer> numbers = new TreeSet<>(shells.keySet());
    numbers.addAll(levels.keySet());
    numbers.addAll(alarms.keySet());
    List<TankRow> rows = new ArrayList<>();
    for (int tank : numbers) {
      String called = alarms.getOrDefault(tank, "");
      WetStock.Balance day = newest.get(tank);
      rows.add(
          row(
              tank,
              shells.get(tank),
              levels.get(tank),
              called.isEmpty() ? List.of() : List.of(called.split(" ")),
              day,
              deliveries.get(tank),
              span));
    }
    return rows;
  }

  private static TankRow row(
      int tank,
      WetStock.@Nullable Shell shell,
      Tanks.@Nullable Level level,
      List<String> alarms,
      WetStock.@Nullable Balance day,
      Tanks.@Nullable Delivery delivery,
      Span span) {
    Long water = level == null ? null : level.waterMillilitres();
    Integer degrees = level == null ? null : level.temperatureMillidegrees();
    Long ullage = ullage(shell, level);
    return new TankRow(
        tank,
        shell == null ? 0 : shell.grade(),
        level == null ? NONE : Figures.minute(level.at(), span.zone()),
        level != null && level.at().isBefore(span.now().minus(OLD)),
        level == null ? NONE : Figures.litres(level.millilitres()),
        ullage == null ? NONE : Figures.litres(ullage),
        percent(shell, level),
        water == null ? NONE : Figures.litres(water),
        degrees == null ? NONE : Figures.degrees(degrees),
        level == null ? "" : level.source(),
        alarms,
        day == null ? NONE : signed(day.variance()),
        day != null && day.variance() < 0,
        delivery == null ? NONE : Figures.minute(delivery.at(), span.zone()),
        delivery == null ? "" : Figures.litres(delivery.measuredMillilitres()));
  }

  /** What can be filled in on top of product and water; null if it is not known. */
  private static @Nullable Long ullage(
      WetStock.@Nullable Shell shell, Tanks.@Nullable Level level) {
    if (shell == null || level == null) {
      return null;
    }
    Long water = level.waterMillilitres();
    return Math.max(0, shell.safeFill() - level.millilitres() - (water == null ? 0 : water));
  }

  private static long percent(WetStock.@Nullable Shell shell, Tanks.@Nullable Level level) {
    return shell == null || level == null || shell.safeFill() <= 0
        ? 0
        : Math.clamp(level.millilitres() * WHOLE_PERCENT / shell.safeFill(), 0, WHOLE_PERCENT);
  }

  private static NozzleRow row(WetStock.Nozzle one, ZoneId zone) {
    Long filled = one.filled();
    Long unrecorded = one.unrecorded();
    return new NozzleRow(
        one.pump(),
        one.nozzle(),
        one.grade(),
        Figures.minute(one.at(), zone),
        Figures.litres(one.millilitres()),
        one.source(),
        filled == null ? NONE : Figures.litres(filled),
        unrecorded == null ? NONE : signed(unrecorded),
        signed(one.unrecordedSum()),
        one.unrecordedSum() != 0);
  }

  private static DayRow row(WetStock.Balance one) {
    return new DayRow(
        one.day().toString(),
        one.tank(),
        one.grade(),
        Figures.litres(one.opening()),
        Figures.litres(one.delivered() + one.undocumented()),
        Figures.litres(one.sold()),
        Figures.litres(one.closing()),
        signed(one.variance()),
        one.variance() < 0);
  }

  private static String signed(long millilitres) {
    return (millilitres > 0 ? "+" : "") + Figures.litres(millilitres);
  }
}
