package canopy.till.health;

import canopy.till.ui.control.Health;

/** The one thing to do about a part. */
enum HealthAct {
  NOTHING(""),
  /** Prints a test page. */
  TEST_PRINT("health.testprint"),
  OPEN_SETTINGS("health.opensettings"),
  OPEN_HEAD_OFFICE("health.openheadoffice"),
  OPEN_TANKS("health.opentanks"),
  /** Continues a failed journal on a fresh segment. */
  RESUME("health.resume"),
  CHECK_JOURNAL("health.verify");

  private final String key;

  HealthAct(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Whether there is anything to press. */
  boolean some() {
    return this != NOTHING;
  }

  /** What usually helps with a part. */
  static HealthAct usual(Health.Part part) {
    return switch (part) {
      case JOURNAL -> CHECK_JOURNAL;
      case PRINTER -> TEST_PRINT;
      case SCANNER, FORECOURT, TANK_GAUGE, SCAN_TO_PAY -> OPEN_SETTINGS;
      case WET_STOCK -> OPEN_TANKS;
      case HEAD_OFFICE -> OPEN_HEAD_OFFICE;
      case DATABASE, CLOCK -> NOTHING;
    };
  }
}
