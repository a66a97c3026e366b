package canopy.headoffice.console;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.identity.TillState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stations and their tills. Request threads. */
final class StationPages {
  private static final DateTimeFormatter SEEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Stations stations;
  private final Pages pages;

  StationPages(Stations stations, Pages pages) {
    this.stations = stations;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get("/console", this::list);
  }

  /** A till as the page shows it. */
  public record Row(
      String site,
      String till,
      TillState state,
      String seen,
      long lines,
      long waiting,
      String program) {}

  private void list(Context context) {
    User user = Door.user(context, Role.VIEWER);
    Map<String, ZoneId> zones =
        stations.sites().stream()
            .collect(Collectors.toMap(Stations.Site::site, site -> ZoneId.of(site.zone())));
    String never = pages.words().say(Door.languageOf(context), "stations.never");
    List<Row> rows =
        stations.tills().stream()
            .filter(till -> user.sees(till.site()))
            .map(till -> row(till, zones, never))
            .toList();
    pages.show(context, "stations", Map.of("tills", rows));
  }

  private static Row row(Stations.Till till, Map<String, ZoneId> zones, String never) {
    var seen = till.lastSeenAt();
    String program = till.program();
    return new Row(
        till.site(),
        till.till(),
        till.state(),
        seen == null
            ? never
            : SEEN.format(seen.atZone(zones.getOrDefault(till.site(), ZoneId.of("UTC")))),
        till.head().seq(),
        till.quarantinedLines(),
        program == null ? "" : program);
  }
}
