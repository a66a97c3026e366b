package canopy.till.ui;

import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Health;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.PumpActions;
import canopy.till.ui.pump.PumpModel;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.lang.reflect.Proxy;
import java.util.List;

/** A station's header and navigation for picture tests. */
public final class Around {
  private Around() {}

  /** A till at five past two, with somebody signed in. */
  public static HeaderModel header() {
    HeaderModel header = empty();
    header.operator.set("王芳");
    header.role.set("收银员");
    header.businessDay.set("23 Nov");
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
      public void showTanks() {}

      @Override
      public void showPayments() {}

      @Override
      public void showPerson() {}

      @Override
      public void lock() {}
    };
  }

  /** Eight pumps, busy as at noon. */
  public static PumpModel pumps() {
    PumpModel pumps = new PumpModel();
    pumps.pumps.set(
        List.of(
            PumpView.of(1, PumpState.IDLE),
            PumpView.of(2, PumpState.CALLING),
            PumpView.of(3, PumpState.FUELLING).with("95#", 18_422, 23_438, "¥200", 921),
            PumpView.of(4, PumpState.AUTHORISED).with("", 0, 0, "¥100", 0),
            PumpView.of(5, PumpState.IDLE).owing(2, 24_400, 14),
            PumpView.of(6, PumpState.SUSPENDED).with("92#", 3_200, 4_290, "", -1),
            PumpView.of(7, PumpState.IDLE).refunding(1_600),
            PumpView.of(8, PumpState.OFFLINE)));
    pumps.unpaid.set(
        List.of(
            new UnpaidFill("a", 5, "95#", 18_400, 23_410, 14, false),
            new UnpaidFill("b", 5, "92#", 6_000, 8_043, 3, false)));
    return pumps;
  }

  /** Actions that do nothing. */
  public static <T> T none(Class<T> actions) {
    return actions.cast(
        Proxy.newProxyInstance(
            actions.getClassLoader(), new Class<?>[] {actions}, (self, method, args) -> null));
  }

  public static Surroundings of(Look look) {
    return new Surroundings(look, header(), idle(), pumps(), none(PumpActions.class), place -> {});
  }
}
