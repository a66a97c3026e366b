package canopy.hardware.printer.paper;

import java.util.Arrays;

/** A picture of black and white dots. Immutable. Rows are whole bytes, leftmost dot in bit 7. */
public final class Bitmap {
  /** Wider than any receipt printer. */
  public static final int WIDTH_LIMIT_DOTS = 2_048;

  /** Taller than any sensible receipt: four metres. */
  public static final int HEIGHT_LIMIT_DOTS = 32_768;

  /** Tells which dots are black. */
  @FunctionalInterface
  public interface Dots {
    boolean black(int x, int y);
  }

  private final int widthDots;
  private final int heightDots;
  private final byte[] rows;

  private Bitmap(int widthDots, int heightDots, byte[] rows) {
    this.widthDots = widthDots;
    this.heightDots = heightDots;
    this.rows = rows;
  }

  /**
   * Draws a picture.
   *
   * @throws IllegalArgumentException when it would be empty or larger than the limits
   */
  public static Bitmap of(int widthDots, int heightDots, Dots dots) {
    check(widthDots, heightDots);
    int stride = (widthDots + 7) / 8;
    byte[] rows = new byte[stride * heightDots];
    for (int y = 0; y < heightDots; y++) {
      for (int x = 0; x < widthDots; x++) {
        if (dots.black(x, y)) {
          rows[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return new Bitmap(widthDots, heightDots, rows);
  }

  /** A picture from packed rows, as {@link #row} gives them. */
  public static Bitmap ofRows(int widthDots, int heightDots, byte[] rows) {
    check(widthDots, heightDots);
    if (rows.length != (widthDots + 7) / 8 * heightDots) {
      throw new IllegalArgumentException("the rows do not fit the size");
    }
    return new Bitmap(widthDots, heightDots, rows.clone());
  }

  private static void check(int widthDots, int heightDots) {
    if (widthDots < 1
        || heightDots < 1
        || widthDots > WIDTH_LIMIT_DOTS
        || heightDots > HEIGHT_LIMIT_DOTS) {
      throw new IllegalArgumentException("bitmap of " + widthDots + " x " + heightDots + " dots");
    }
  }

  public int widthDots() {
    return widthDots;
  }

  public int heightDots() {
    return heightDots;
  }

  /** Bytes in one row. */
  public int rowBytes() {
    return (widthDots + 7) / 8;
  }

  /** One row, packed. */
  public byte[] row(int y) {
    return Arrays.copyOfRange(rows, y * rowBytes(), (y + 1) * rowBytes());
  }

  /** Whether a dot is black; dots outside are white. */
  public boolean black(int x, int y) {
    return x >= 0
        && y >= 0
        && x < widthDots
        && y < heightDots
        && (rows[y * rowBytes() + x / 8] & (0x80 >> (x % 8))) != 0;
  }

  /** This picture at a place on a wider white strip of the same height. */
  public Bitmap placedOn(int stripWidthDots, int leftDots) {
    return of(stripWidthDots, heightDots, (x, y) -> black(x - leftDots, y));
  }

  /** Each dot drawn as a square of {@code factor} dots. */
  public Bitmap enlarged(int factor) {
    return of(widthDots * factor, heightDots * factor, (x, y) -> black(x / factor, y / factor));
  }
}
