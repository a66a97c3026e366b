package canopy.till;

import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.paper.PrinterProfile.CodeStyle;
import canopy.till.display.PoleDesk;
import canopy.till.receipt.Logo;
import canopy.till.receipt.PaperStyle;
import canopy.till.receipt.Papers;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Master;
import canopy.till.station.Settings;
import canopy.till.station.StationConfig;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * On what and in which words the till speaks to customers: paper, logo, language, figures. Made
 * once at start-up.
 *
 * @param master the master data in force
 * @param settings in force
 */
record Stationery(DataFolder folder, Supplier<Master> master, Supplier<Settings> settings) {
  private static final int NARROW_MILLIMETRES = 58;

  /** Every paper of this till for a printer, with the station's logo if there is one. */
  Papers papers(
      Devices.@Nullable Printer printer, LineRasteriser rasteriser, Papers.Source source) {
    PrinterProfile profile = profile(printer);
    PaperStyle style =
        new PaperStyle(master, texts(), formats(), () -> settings.get().paperLanguage());
    return new Papers(style, profile, rasteriser, source)
        .withLogo(Logo.read(folder.master().resolve("logo.png"), profile.widthDots()));
  }

  /** How displays of one or two lines speak. */
  PoleDesk.Speech speech() {
    return new PoleDesk.Speech(texts(), formats(), () -> settings.get().paperLanguage());
  }

  private static Texts texts() {
    return new Texts(Language.CHINESE);
  }

  private Formats formats() {
    StationConfig config = master.get().config();
    return Formats.of(config.currency(), config.currencyDigits());
  }

  /** What the printer can do, as far as it was set up. */
  static PrinterProfile profile(Devices.@Nullable Printer printer) {
    if (printer == null) {
      return PrinterProfile.MM80;
    }
    PrinterProfile usual =
        printer.paperMillimetres() == NARROW_MILLIMETRES
            ? PrinterProfile.MM58
            : PrinterProfile.MM80;
    Integer page = printer.latinCodePage();
    int latin = page == null ? usual.latinCodePage() : page;
    return new PrinterProfile(
        usual.widthDots(),
        latin,
        latin < 0 ? null : usual.latinCharset(),
        printer.ownQr() ? CodeStyle.NATIVE : usual.qr(),
        usual.barcode(),
        usual.cutter(),
        usual.chinese());
  }
}
