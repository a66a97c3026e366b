package canopy.hardware.printer.sim;

import canopy.hardware.printer.paper.Bitmap;
import java.util.ArrayList;
import java.util.List;

/** Paper that grows downwards as pictures are put on it. For one thread. */
final class PaperStrip {
  private record Placed(Bitmap picture, int left, int top) {}

  private final int widthDots;
  private final List<Placed> placed = new ArrayList<>();
  private int heightDots;

  PaperStrip(int widthDots) {
    this.widthDots = widthDots;
  }

  /** Puts a picture at the current height, without moving on. */
  void place(Bitmap picture, int left) {
    placed.add(new Placed(picture, left, heightDots));
  }

  /** Puts a picture at the bottom of a line of the given height, without moving on. */
  void placeOnBase(Bitmap picture, int left, int lineHeight) {
    placed.add(new Placed(picture, left, heightDots + lineHeight - picture.heightDots()));
  }

  void advance(int dots) {
    heightDots = Math.min(heightDots + dots, Bitmap.HEIGHT_LIMIT_DOTS - 1);
  }

  /** Shows a cut: a dashed line with some paper on both sides. */
  void cut() {
    advance(12);
    place(Bitmap.of(widthDots, 2, (x, y) -> x / 8 % 2 == 0), 0);
    advance(14);
  }

  Bitmap picture() {
    int height = Math.max(1, heightDots);
    boolean[][] dots = new boolean[height][widthDots];
    for (Placed one : placed) {
      for (int y = 0; y < one.picture.heightDots(); y++) {
        for (int x = 0; x < one.picture.widthDots(); x++) {
          int toX = x + one.left;
          int toY = y + one.top;
          if (one.picture.black(x, y) && toX >= 0 && toX < widthDots && toY >= 0 && toY < height) {
            dots[toY][toX] = true;
          }
        }
      }
    }
    return Bitmap.of(widthDots, height, (x, y) -> dots[y][x]);
  }
}
