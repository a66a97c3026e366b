package canopy.till.report.page;

import canopy.core.shift.CashMovement;
import canopy.till.station.limits.LimitName;
import canopy.till.ui.manage.MovementWords;

/** Changed settings in the reader's words; what is not understood is shown as it is kept. */
record SettingWords(ReportFacts facts) {
  private static final String TANK = "tank.";
  private static final String REASON = "reason.";

  /** The setting, from its lasting name. */
  String name(String name) {
    return switch (name) {
      case "autoAuthorise" -> facts.text("settings.autoauthorise");
      case "autoLockSeconds" -> facts.text("settings.autolock");
      case "paper" -> facts.text("settings.paper");
      case "paperLanguage" -> facts.text("settings.paperlanguage");
      case "dark" -> facts.text("settings.theme");
      case "sounds" -> facts.text("settings.sounds");
      case "customerScreen" -> facts.text("settings.display");
      case "device.PRINTER" -> facts.text("settings.printer");
      case "device.DRAWER" -> facts.text("settings.drawer");
      case "device.SCANNER" -> facts.text("settings.scanner");
      case "device.POLE" -> facts.text("settings.pole");
      case "device.FORECOURT" -> facts.text("settings.forecourt");
      case "device.FORECOURT.certificate" -> facts.text("settings.certificate");
      case "device.TANK_GAUGE" -> facts.text("settings.gauge");
      case "device.TANK_GAUGE.units" -> facts.text("settings.gaugeunits");
      case "device.PRINTER.ownQr" -> facts.text("details.ownqr");
      case "device.PRINTER.latinCodePage" -> facts.text("details.codepage");
      case "device.PRINTER.oneWay" -> facts.text("details.oneway");
      case "device.DRAWER.sensor" -> facts.text("details.sensor");
      case "device.DRAWER.kick" -> facts.text("details.kick");
      case "device.POLE.protocol" -> facts.text("details.protocol");
      case "device.KEYBOARD_SCANNER" -> facts.text("details.scanner");
      case "labels" -> facts.text("details.labels");
      case "headOffice" -> facts.text("manage.headoffice");
      case "tanks.readEveryMinutes" -> facts.text("tanksetup.readevery");
      case "tanks.answerSeconds" -> facts.text("tanksetup.answer");
      case "tanks.settleSeconds" -> facts.text("tanksetup.settle");
      default -> other(name);
    };
  }

  private String other(String name) {
    if (name.startsWith(REASON)) {
      return facts.text("reasons.reason");
    }
    return name.startsWith(TANK)
        ? facts.text("stock.tank", name.substring(TANK.length()))
        : LimitName.of(name).map(this::limit).orElse(name);
  }

  private String limit(LimitName limit) {
    return limit.tender().isEmpty()
        ? facts.text(limit.key())
        : facts.text(limit.key(), facts.tender(limit.tender()));
  }

  /** What it was and what it is. */
  String change(String kept) {
    return switch (kept) {
      case "true > false" -> facts.text("settings.off");
      case "false > true" -> facts.text("settings.on");
      default -> movements(kept.replace(" > ", " → "));
    };
  }

  private String movements(String change) {
    String worded = change;
    for (CashMovement.Kind kind : CashMovement.Kind.values()) {
      worded = worded.replace(kind.name(), facts.text(MovementWords.key(kind)));
    }
    return worded;
  }
}
