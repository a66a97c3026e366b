package canopy.till.window;

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
import canopy.till.store.StoreStatus;
import canopy.till.sync.HeadOfficeWords;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;
import java.time.ZoneId;
import java.util.List;

/** How each part of the till is, in a badge and a sentence. FX thread. */
record HealthStrip(Look look, TillProgram program, ClockWatch clockWatch) {
  private Texts texts() {
    return look.texts();
  }

  List<Health> badges(TillSnapshot till) {
    return List.of(
        journal(till), database(), printer(), scanner(), forecourt(), headOffice(), clock());
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
      case DISK_FULL, JOURNAL_FAILED, BUSY, PROGRAM_FAULT, ENDING ->
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
    DeviceStatus status = program.scannerStatus();
    return status == null ? off(Part.SCANNER) : device(Part.SCANNER, status);
  }

  private Health forecourt() {
    PumpBoard board = program.forecourt().board();
    if (program.devices().forecourt() == null) {
      return off(Part.FORECOURT);
    }
    if (board.online()) {
      return ok(Part.FORECOURT);
    }
    Refusal trouble = board.trouble();
    return new Health(
        Part.FORECOURT,
        Level.DOWN,
        trouble == null
            ? texts().text("health.forecourtdown")
            : ForecourtSentences.sentence(trouble, texts().language().locale()));
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
}
