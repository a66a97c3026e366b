package canopy.till.ui;

import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Health;
import canopy.till.ui.manage.Surroundings;
import java.util.List;

/** A station's header and navigation for picture tests. */
public final class Around {
  private Around() {}

  /** A till at five past two, with somebody signed in. */
  public static HeaderModel header() {
    HeaderModel header = empty();
    header.operator.set("王芳");
    header.role.set("收银员");
    header.shift.set("2");
    return header;
  }

  /** A till at which nobody is signed in. */
  public static HeaderModel empty() {
    HeaderModel header = new HeaderModel();
    header.station.set("S001 虹桥路站");
    header.till.set("1");
    header.clock.set("14:05");
    header.health.set(
        List.of(
            new Health(Health.Part.JOURNAL, Health.Level.OK, ""),
            new Health(Health.Part.DATABASE, Health.Level.OK, ""),
            new Health(Health.Part.PRINTER, Health.Level.WARNING, ""),
            new Health(Health.Part.SCANNER, Health.Level.OK, ""),
            new Health(Health.Part.FORECOURT, Health.Level.OK, ""),
            new Health(Health.Part.HEAD_OFFICE, Health.Level.OFF, ""),
            new Health(Health.Part.CLOCK, Health.Level.OK, "")));
    return header;
  }

  public static HeaderActions idle() {
    return new HeaderActions() {
      @Override
      public void stopAll() {}

      @Override
      public void showHealth() {}

      @Override
      public void lock() {}
    };
  }

  public static Surroundings of(Look look) {
    return new Surroundings(look, header(), idle(), place -> {});
  }
}
