package canopy.till.ui.pump;

/** How long a fill has waited for its money. */
public enum UnpaidAge {
  /** Up to 10 minutes. */
  FRESH("fresh"),
  /** Up to 20 minutes. */
  OLD("old"),
  /** Longer. */
  OVERDUE("overdue");

  private static final int FRESH_MINUTES = 10;
  private static final int OLD_MINUTES = 20;

  private final String styleClass;

  UnpaidAge(String styleClass) {
    this.styleClass = styleClass;
  }

  /** The age after so many full minutes. */
  public static UnpaidAge after(long minutes) {
    return minutes < FRESH_MINUTES ? FRESH : minutes < OLD_MINUTES ? OLD : OVERDUE;
  }

  String styleClass() {
    return styleClass;
  }
}
