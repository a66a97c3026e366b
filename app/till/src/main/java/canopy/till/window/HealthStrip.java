package canopy.till.window;

import canopy.channel.SetUpProblem;
import canopy.core.fuel.PriceSign;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.line.DeviceSentences;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.printer.PrinterStatus;
import canopy.till.TillProgram;
import canopy.till.fuel.PumpBoard;
import canopy.till.health.ClockWatch;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.ScanAccount;
import canopy.till.station.AccountRow;
import canopy.till.station.Devices;
import canopy.till.stock.tanks.StockHealth;
import canopy.till.store.StoreStatus;
import canopy.till.sync.HeadOfficeWords;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How each part of the till is, in a badge and a sentence. FX thread. */
record HealthStrip(Look look, TillProgram program, ClockWatch clockWatch) {
  private Texts texts() {
    return look.texts();
  }

  List<Health> badges(TillSnapshot till) {
    List<Health> badges =
        new ArrayList<>(List.of(journal(till), database(), printer(), scanner(), forecourt()));
    if (program.devices().tankGauge() != null) {
      badges.add(device(Part.TANK_GAUGE, program.tankGauge().status()));
    }
    StockHealth.of(look, till).ifPresent(badges::add);
    List<AccountRow> accounts = accounts();
    if (!accounts.isEmpty()) {
      badges.add(scanToPay(accounts));
    }
    badges.add(headOffice());
    badges.add(clock());
    return List.copyOf(badges);
  }

  /** Every account that is paid through, with what is wrong and what to do. */
  List<AccountRow> accounts() {
    return program.scanAccounts().stream().map(this::account).toList();
  }

  private AccountRow account(ScanAccount account) {
    String name = account.name().in(texts().language().rules());
    SetUpProblem problem = account.problem();
    if (problem != null) {
      return new AccountRow(
          name, Level.DOWN, texts().text(problem.key(), problem.arguments().toArray()));
    }
    return account.reached()
        ? new AccountRow(name, Level.OK, "")
        : new AccountRow(name, Level.WARNING, texts().text("channel.offline"));
  }

  /** One way to pay is missing, or all are: the worst sentence of each stands here. */
  private static Health scanToPay(List<AccountRow> accounts) {
    boolean good = accounts.stream().allMatch(account -> account.level() == Level.OK);
    boolean some = accounts.stream().anyMatch(account -> account.level() == Level.OK);
    String sentences =
        accounts.stream()
            .filter(account -> account.level() != Level.OK)
            .map(account -> account.name() + ": " + account.sentence())
            .collect(Collectors.joining("\n"));
    return new Health(
        Part.SCAN_TO_PAY, good ? Level.OK : some ? Level.WARNING : Level.DOWN, sentences);
  }

  private Health journal(TillSnapshot till) {
    return switch (till.trouble()) {
      case NONE ->
          program
              .exchanged()
              .map(
                  lines ->
                      new Health(
                          Part.JOURNAL,
                          Level.WARNING,
                          texts().text("health.missinglines", lines.databaseSeq())))
              .orElse(ok(Part.JOURNAL));
      case DISK_LOW ->
          new Health(Part.JOURNAL, Level.WARNING, texts().text(Requests.key(till.trouble())));
      case DISK_FULL, JOURNAL_FAILED, MUST_RESTART, MUST_ENROL, BUSY, PROGRAM_FAULT, ENDING ->
          new Health(Part.JOURNAL, Level.DOWN, texts().text(Requests.key(till.trouble())));
    };
  }

  private Health database() {
    StoreStatus status = program.projector().status();
    return switch (status.state()) {
      case CURRENT -> ok(Part.DATABASE);
      case BEHIND ->
          new Health(
              Part.DATABASE,
              status.of() - status.applied() > 1000 ? Level.WARNING : Level.OK,
              texts().text("health.behind", status.applied(), status.of()));
      case DISK_FULL -> new Health(Part.DATABASE, Level.WARNING, texts().text("health.storefull"));
      case FAILED -> new Health(Part.DATABASE, Level.DOWN, texts().text("health.storefailed"));
    };
  }

  private Health printer() {
    PrinterStatus status = program.printing().view().status();
    return status == null ? off(Part.PRINTER) : device(Part.PRINTER, status.device());
  }

  private Health scanner() {
    DeviceStatus status = program.equipment().scannerStatus();
    return status == null ? off(Part.SCANNER) : device(Part.SCANNER, status);
  }

  private Health forecourt() {
    PumpBoard board = program.forecourt().board();
    if (program.devices().forecourt() == null) {
      return off(Part.FORECOURT);
    }
    PriceSign prices = program.loop().snapshot().state().sign();
    PriceSign.Asked sign = prices.asked();
    if (board.online() && !prices.unconfirmed().isEmpty()) {
      String pumps =
          prices.unconfirmed().stream().map(String::valueOf).collect(Collectors.joining(", "));
      return new Health(Part.FORECOURT, Level.WARNING, texts().text("health.pumpprice", pumps));
    }
    if (board.online() && sign != null) {
      String key = sign.overdue() ? "health.signoverdue" : "health.sign";
      return new Health(Part.FORECOURT, Level.WARNING, texts().text(key));
    }
    if (board.online()) {
      return unread();
    }
    Refusal trouble = board.trouble();
    return new Health(
        Part.FORECOURT,
        Level.DOWN,
        trouble == null
            ? texts().text("health.forecourtdown")
            : ForecourtSentences.sentence(trouble, texts().language().locale()));
  }

  /** Fuel flows, but the day's counters will not add up. */
  private Health unread() {
    Map<Integer, Refusal> unread = new TreeMap<>(program.forecourt().unreadTotals());
    return unread.entrySet().stream()
        .findFirst()
        .map(
            first ->
                new Health(
                    Part.FORECOURT,
                    Level.WARNING,
                    texts()
                        .text(
                            "health.totalsunread",
                            unread.keySet().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                            ForecourtSentences.sentence(
                                first.getValue(), texts().language().locale()))))
        .orElse(ok(Part.FORECOURT));
  }

  private Health headOffice() {
    ZoneId zone = ZoneId.of(program.master().config().zone());
    return new HeadOfficeWords(look, zone).health(program.headOffice().view());
  }

  private Health clock() {
    long moved = clockWatch.movedSeconds();
    return moved == 0
        ? ok(Part.CLOCK)
        : new Health(Part.CLOCK, Level.WARNING, texts().text("health.clockmoved", moved));
  }

  private Health device(Part part, DeviceStatus status) {
    String sentence = DeviceSentences.of(status.sentenceKey(), texts().language().locale());
    return switch (status.availability()) {
      case ONLINE ->
          new Health(part, status.equals(DeviceStatus.ONLINE) ? Level.OK : Level.WARNING, sentence);
      case OFFLINE -> new Health(part, Level.DOWN, sentence);
      case DISABLED -> off(part);
    };
  }

  private static Health ok(Part part) {
    return new Health(part, Level.OK, "");
  }

  private static Health off(Part part) {
    return new Health(part, Level.OFF, "");
  }

  /** Figures and lines for a technician. */
  Map<Part, String> details(TillSnapshot till) {
    Map<Part, String> details = new EnumMap<>(Part.class);
    StoreStatus store = program.projector().status();
    details.put(
        Part.JOURNAL, texts().text("health.atline", till.state().seq(), till.day().toString()));
    details.put(Part.DATABASE, texts().text("health.lines", store.applied(), store.of()));
    Devices now = program.devices();
    Devices.Printer printer = now.printer();
    String scanner = now.scanner();
    Devices.Controller forecourt = now.forecourt();
    details.put(Part.PRINTER, printer == null ? "" : printer.line());
    details.put(Part.SCANNER, scanner == null ? "" : scanner);
    Devices.Gauge gauge = now.tankGauge();
    details.put(Part.TANK_GAUGE, gauge == null ? "" : gauge.line());
    details.put(Part.FORECOURT, forecourt == null ? "" : forecourt.url());
    return details;
  }
}
