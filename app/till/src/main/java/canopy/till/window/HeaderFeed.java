package canopy.till.window;

import canopy.core.operator.Operator;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.Shift;
import canopy.till.TillProgram;
import canopy.till.loop.TillSnapshot;
import canopy.till.station.StationConfig;
import canopy.till.ui.Look;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.manage.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the header right: which station, what time, which business day, how all parts are. */
final class HeaderFeed {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final HeaderModel header;
  private final Look look;
  private final TillProgram program;
  private final HealthStrip health;
  private final Clock clock;

  HeaderFeed(HeaderModel header, Look look, TillProgram program, HealthStrip health, Clock clock) {
    this.header = header;
    this.look = look;
    this.program = program;
    this.health = health;
    this.clock = clock;
    header.till.set(program.master().config().till());
  }

  /**
   * Names the station in the language spoken now.
   *
   * @return its name
   */
  String rename() {
    StationConfig config = program.master().config();
    String name = Words.name(look, config.name());
    header.station.set(config.site() + " " + name);
    return name;
  }

  /** How all parts are, and the business day if the calendar does not say it. */
  void show(TillSnapshot till) {
    header.health.set(health.badges(till));
    Shift shift = till.state().shifts().open();
    header.shift.set(shift == null ? 0 : shift.number());
    header.drawerOf.set(drawerOf(till, shift));
    LocalDate day = till.day();
    header.businessDay.set(day.equals(now(till).toLocalDate()) ? "" : Words.day(look, day));
  }

  /** Who sells into another person's drawer must know it. */
  private static String drawerOf(TillSnapshot till, @Nullable Shift shift) {
    DrawerSession session = shift == null ? null : shift.session();
    Operator signedIn = till.operator();
    if (session == null || signedIn == null || session.responsible().equals(signedIn.id())) {
      return "";
    }
    Operator responsible = till.book().operator(session.responsible());
    return responsible == null ? "" : responsible.name();
  }

  /**
   * Once a second.
   *
   * @return the time at the station, as it is written
   */
  String tick() {
    TillSnapshot till = program.loop().snapshot();
    String time = TIME.format(now(till));
    header.clock.set(time);
    show(till);
    return time;
  }

  private LocalDateTime now(TillSnapshot till) {
    return LocalDateTime.now(clock.withZone(till.book().station().zone()));
  }
}
