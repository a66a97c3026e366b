package canopy.till.health;

import canopy.core.event.DeviceEvent.Paper;
import canopy.core.state.PrintJob.State;
import canopy.hardware.line.DeviceSentences;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.Health;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthPictureTest extends ScreenPictureTest {
  @Test
  void partsAndPrintQueue() throws Exception {
    takeEachAndLarge(
        "health",
        around -> {
          Language language = around.look().texts().language();
          String noFacts = around.look().texts().text("health.nofacts");
          String paperOut = DeviceSentences.of("printer.PAPER_OUT", language.locale());
          String leak = around.look().texts().text("stock.found.trend", "-59.2", "20");
          around
              .header()
              .health
              .set(
                  Arrays.stream(Health.Part.values())
                      .map(part -> new Health(part, Health.Level.WARNING, ""))
                      .toList());
          around.header().unsettled.set(2);
          HealthModel model = new HealthModel();
          model.rows.set(
              List.of(
                  row(Health.Part.JOURNAL, Health.Level.OK, "", "Line 184203 · 2026-03-02"),
                  row(Health.Part.DATABASE, Health.Level.OK, "", "Line 184203 of 184203"),
                  row(Health.Part.PRINTER, Health.Level.DOWN, paperOut, "tcp:192.0.2.7:9100"),
                  row(Health.Part.SCANNER, Health.Level.OK, "", "serial:/dev/ttyACM0"),
                  row(
                      Health.Part.FORECOURT,
                      Health.Level.WARNING,
                      DeviceSentences.of("line.CONNECT_TIMEOUT", language.locale()),
                      "http://192.0.2.20/jsonPTS"),
                  row(
                      Health.Part.TANK_GAUGE,
                      Health.Level.WARNING,
                      DeviceSentences.of("tank.TANK_ALARM", language.locale()),
                      "tcp:192.0.2.30"),
                  row(
                      Health.Part.WET_STOCK,
                      Health.Level.WARNING,
                      around.look().texts().text("stock.oftank", 3, leak),
                      ""),
                  row(
                      Health.Part.SCAN_TO_PAY,
                      Health.Level.WARNING,
                      "Alipay: "
                          + around.look().texts().text("channel.keymissing", "alipay/app.pem"),
                      ""),
                  row(Health.Part.HEAD_OFFICE, Health.Level.OFF, "", ""),
                  row(Health.Part.CLOCK, Health.Level.OK, "", "")));
          model.jobs.set(
              List.of(
                  new PrintRow("a", Paper.RECEIPT, "R1-260302-0016", 0, State.UNKNOWN, ""),
                  new PrintRow("b", Paper.RECEIPT, "R1-260302-0017", 1, State.FAILED, paperOut),
                  new PrintRow("d", Paper.RECEIPT, "R1-260228-0142", 2, State.FAILED, noFacts),
                  new PrintRow("c", Paper.UNPAID_FILL_FORM, "P3 184.00", 0, State.QUEUED, "")));
          return new HealthScreen(around, model, Around.none(HealthActions.class));
        });
  }

  private static HealthRow row(
      Health.Part part, Health.Level level, String sentence, String detail) {
    return new HealthRow(new Health(part, level, sentence), detail, HealthAct.usual(part));
  }

  @Test
  void stopped() throws Exception {
    for (StopReason reason : StopReason.values()) {
      for (Language language : Language.values()) {
        take(
            "stopped-" + reason,
            language,
            reason == StopReason.BROKEN ? Theme.DARK : Theme.LIGHT,
            1280,
            800,
            look -> {
              StoppedModel model = new StoppedModel();
              model.reason.set(reason);
              model.detail.set("journal/000000184001.jsonl : 203");
              if (reason == StopReason.WRITE_FAILED) {
                model.open.set("R1-260302-0017 · ¥ 179.00");
                model.failedAgain.set(true);
              }
              Header header =
                  reason == StopReason.WRITE_FAILED
                      ? new Header(look.texts(), Around.header(), Around.idle())
                      : null;
              return new StoppedScreen(look, header, model, Around.none(StoppedActions.class));
            });
      }
    }
  }
}
