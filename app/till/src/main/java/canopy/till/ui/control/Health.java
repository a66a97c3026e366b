package canopy.till.ui.control;

import canopy.till.ui.Icon;

/**
 * One badge of the health strip.
 *
 * @param part what is reported on
 * @param level how it is
 * @param detail a sentence that is already worded, for the health screen and the tooltip; may be
 *     empty
 */
public record Health(Part part, Level level, String detail) {
  /** The parts in the order of the strip. */
  public enum Part {
    JOURNAL("ui.health.journal"),
    DATABASE("ui.health.database"),
    PRINTER("ui.health.printer"),
    SCANNER("ui.health.scanner"),
    FORECOURT("ui.health.forecourt"),
    TANK_GAUGE("ui.health.gauge"),
    /** The fuel in the tanks; there only while something is wrong with it. */
    WET_STOCK("ui.health.wetstock"),
    SCAN_TO_PAY("ui.health.scantopay"),
    HEAD_OFFICE("ui.health.headoffice"),
    CLOCK("ui.health.clock");

    private final String key;

    Part(String key) {
      this.key = key;
    }

    /** The short name in the texts. */
    public String key() {
      return key;
    }
  }

  /** How a part is: each level has a sign, a colour and a word. */
  public enum Level {
    OK("ui.health.ok", "health-ok", Icon.CHECK),
    WARNING("ui.health.warning", "health-warning", Icon.ALERT),
    DOWN("ui.health.down", "health-down", Icon.DOWN),
    OFF("ui.health.off", "health-off", Icon.OFF);

    private final String key;
    private final String styleClass;
    private final Icon icon;

    Level(String key, String styleClass, Icon icon) {
      this.key = key;
      this.styleClass = styleClass;
      this.icon = icon;
    }

    public String key() {
      return key;
    }

    public String styleClass() {
      return styleClass;
    }

    public Icon icon() {
      return icon;
    }
  }
}
