package canopy.till.station.details;

import canopy.till.station.Devices;
import canopy.till.ui.Around;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import org.junit.jupiter.api.Test;

class DetailsPictureTest extends ScreenPictureTest {
  private static Screen screen(Surroundings around, DetailsModel model) {
    for (ScannerField field : ScannerField.values()) {
      model.scanner(field).set(TypedScanner.written(Devices.KeyboardScanner.USUAL, field));
    }
    return new DetailsScreen(around, model, Around.none(DetailsActions.class), code -> false);
  }

  @Test
  void everyDetail() throws Exception {
    takeEachAndLarge(
        "details",
        around -> {
          DetailsModel model = new DetailsModel();
          model.printer.set(
              new Devices.Printer(
                  "tcp:192.0.2.7:9100", 80, false, Devices.DrawerSensor.HIGH_IS_OPEN));
          model.pole.set(
              new Devices.Pole("serial:/dev/ttyUSB1?baud=2400", Devices.PoleProtocol.CD5220));
          model.labels.set("22 PPPPP EEE.EE C\n23 PPPPP WW.WWW C\n26 PPPPP EEE.EE WW.WWW C");
          model.restartNeeded.set(true);
          return screen(around, model);
        });
  }

  @Test
  void nothingIsSetUpAndSomethingIsWrong() throws Exception {
    takeEach(
        "details-none",
        around -> {
          DetailsModel model = new DetailsModel();
          model.labelsKnown.set(false);
          model.notice.set(
              Notice.of(
                  Notice.Level.REFUSED,
                  "details.scanner.bounds",
                  around.look().texts().bound("details.scanner.silence"),
                  20,
                  250));
          return screen(around, model);
        });
  }
}
