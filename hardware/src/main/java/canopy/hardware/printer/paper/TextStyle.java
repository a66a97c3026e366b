package canopy.hardware.printer.paper;

/** How a line of text looks. */
public record TextStyle(Align align, boolean bold, Size size) {

  /** Where a line stands. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** How large the characters are. */
  public enum Size {
    NORMAL(1, 1),
    TALL(1, 2),
    DOUBLE(2, 2);

    private final int widthFactor;
    private final int heightFactor;

    Size(int widthFactor, int heightFactor) {
      this.widthFactor = widthFactor;
      this.heightFactor = heightFactor;
    }

    int widthFactor() {
      return widthFactor;
    }

    int heightFactor() {
      return heightFactor;
    }
  }

  public static final TextStyle PLAIN = new TextStyle(Align.LEFT, false, Size.NORMAL);
  public static final TextStyle BOLD = new TextStyle(Align.LEFT, true, Size.NORMAL);
  public static final TextStyle CENTRED = new TextStyle(Align.CENTRE, false, Size.NORMAL);
  public static final TextStyle TITLE = new TextStyle(Align.CENTRE, true, Size.DOUBLE);
  public static final TextStyle TOTAL = new TextStyle(Align.LEFT, true, Size.DOUBLE);
}
