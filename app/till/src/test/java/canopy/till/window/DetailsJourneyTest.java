package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.drawer.DrawerSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** What devices have of their own, set on the running till: checked, journalled, in its files. */
class DetailsJourneyTest extends RunningTill {
  @Override
  Devices devices() {
    return new Devices(
        null,
        new Devices.Printer("tcp:127.0.0.1:9", 80, false, Devices.DrawerSensor.NONE),
        null,
        new Devices.Pole("tcp:127.0.0.1:9", Devices.PoleProtocol.LED8),
        false);
  }

  private void write(String field, String text) throws Exception {
    onFx(
        () -> {
          ((TextInputControl) button(field)).setText(text);
          return true;
        });
  }

  private void choose(String word) throws Exception {
    onFx(
        () -> {
          window.shell().scene().getRoot().lookupAll(".chip").stream()
              .map(Button.class::cast)
              .filter(chip -> chip.getText().equals(word))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
  }

  private Devices kept() throws Exception {
    return new DataFolder(data).devices();
  }

  private String journal() throws Exception {
    StringBuilder lines = new StringBuilder();
    try (var files = Files.list(data.resolve("journal"))) {
      for (var file : files.toList()) {
        lines.append(Files.readString(file));
      }
    }
    return lines.toString();
  }

  @Test
  void anInstallerSetsPrinterDrawerAndDisplay() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.SETTINGS);
    until(() -> visible("#device-details"));
    fireButton("#device-details");
    until(() -> visible("#code-page"));
    choose("低电平为开");
    until(() -> kept().printer().drawerSensor() == Devices.DrawerSensor.LOW_IS_OPEN);
    choose("脉冲");
    until(() -> kept().printer().drawerKick() == DrawerSettings.Kick.PULSE);
    choose("CD5220 A-Z");
    until(() -> kept().poleDisplay().protocol() == Devices.PoleProtocol.CD5220_LATIN);
    write("#code-page", "300");
    onFx(
        () -> {
          button("#code-page").fireEvent(new ActionEvent());
          return true;
        });
    until(() -> visible(".notice-refused"));
    assertThat(kept().printer().latinCodePage()).isNull();
    write("#code-page", "-1");
    onFx(
        () -> {
          button("#code-page").fireEvent(new ActionEvent());
          return true;
        });
    until(() -> Integer.valueOf(-1).equals(kept().printer().latinCodePage()));
    until(() -> program.devices().equals(kept()));
    assertThat(visible(".badge-amber")).as("nothing waits for a restart").isFalse();
    fireButton("#details-test-printer");
    until(() -> visible(".notice-info"));
    assertThat(journal())
        .contains("\"device.DRAWER.sensor\"")
        .contains("\"device.DRAWER.kick\"")
        .contains("\"device.POLE.protocol\"")
        .contains("\"device.PRINTER.latinCodePage\"");
    picture("details");
  }

  @Test
  void aPrefixOfTheScannerIsHeededAtOnce() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.DETAILS);
    until(() -> visible("#scanner-PREFIX"));
    write("#scanner-PREFIX", "x");
    fireButton("#details-save-scanner");
    until(() -> visible(".notice-refused"));
    write("#scanner-PREFIX", "~");
    fireButton("#details-save-scanner");
    until(() -> kept().scannerThatTypes().prefix().equals("~"));
    until(() -> visible(".notice-done"));
    go(Place.SALE);
    until(() -> visible("#basket") || visible(".basket"));
    keys("~A7", "Enter");
    until(() -> texts(".basket").contains("A7"));
  }

  @Test
  void aLabelIsTriedBeforeItIsKept() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.DETAILS);
    until(() -> visible("#details-labels"));
    until(() -> ((TextInputControl) button("#details-labels")).getText().startsWith("22 "));
    write("#details-labels", "22 PPPPP EEE.EE C\nnonsense");
    fireButton("#details-save-labels");
    until(() -> visible(".notice-refused"));
    write("#details-labels", "27 PPPP WWW.WW X");
    fireButton("#details-test-labels");
    until(() -> visible(".notice-info"));
    onFx(
        () -> {
          window.shell().scanned("271234045609");
          return true;
        });
    until(() -> visible(".notice-done"));
    assertThat(labelled("1234")).isTrue();
    assertThat(Files.exists(data.resolve("master/scan-to-pay.json")))
        .as("a try keeps nothing")
        .isFalse();
    fireButton("#details-save-labels");
    until(() -> Files.exists(data.resolve("master/scan-to-pay.json")));
    assertThat(new DataFolder(data).scanToPay().codeRules().weighed()).hasSize(1);
  }
}
