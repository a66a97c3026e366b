package canopy.till.ui.pump;

import canopy.till.ui.Icon;

/**
 * What a tile can say about a pump; a plain reading of the IFSF states. Each has a word, a sign and
 * a look.
 */
public enum PumpState {
  IDLE("pump.idle", "idle", Icon.IDLE),
  CALLING("pump.calling", "calling", Icon.CALLING),
  AUTHORISED("pump.authorised", "authorised", Icon.READY),
  FUELLING("pump.fuelling", "fuelling", Icon.FUELLING),
  SUSPENDED("pump.suspended", "suspended", Icon.PAUSE),
  STOPPED("pump.stopped", "stopped", Icon.STOP),
  CLOSED("pump.closed", "closed", Icon.CLOSED),
  OFFLINE("pump.offline", "offline", Icon.OFFLINE);

  private final String key;
  private final String styleClass;
  private final Icon icon;

  PumpState(String key, String styleClass, Icon icon) {
    this.key = key;
    this.styleClass = styleClass;
    this.icon = icon;
  }

  /** The word in the texts. */
  public String key() {
    return key;
  }

  public Icon icon() {
    return icon;
  }

  /** The CSS pseudo-class. */
  String styleClass() {
    return styleClass;
  }
}
