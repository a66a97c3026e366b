package canopy.till.ui;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.sim.GlyphSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws text as dots with the till's own font, for what a printer's font does not have and for
 * pictures of receipts. What the font does not hold either is drawn as {@code U+25A1}, so that the
 * reader sees that something is missing and the log says how much. Called on any thread but FX,
 * where the drawing is done; waits for it.
 */
public final class TextRasteriser implements LineRasteriser, GlyphSource {
  /** A white square. */
  static final int MISSING = 0x25A1;

  private static final Logger LOG = LoggerFactory.getLogger(TextRasteriser.class);
  private static final long PATIENCE_SECONDS = 20;
  private static final int DARK = 128;
  private static final double FONT_SHARE = 0.8;

  private final AtomicLong missing = new AtomicLong();
  private volatile @Nullable FontCoverage coverage;

  @Override
  public Bitmap rasterise(String text, int widthDots, int heightDots, boolean bold) {
    return draw(shown(text), widthDots, heightDots, bold, false);
  }

  @Override
  public Bitmap glyph(int codePoint, int widthDots, int heightDots, boolean bold) {
    return draw(shown(Character.toString(codePoint)), widthDots, heightDots, bold, true);
  }

  /** Both weights hold the same characters. */
  private String shown(String text) {
    FontCoverage font = coverage;
    if (font == null) {
      font = FontCoverage.ofShipped(false);
      coverage = font;
    }
    long unknown = font.missing(text);
    if (unknown == 0) {
      return text;
    }
    LOG.warn(
        "{} characters that the font lacks are drawn as U+25A1; {} since the start",
        unknown,
        missing.addAndGet(unknown));
    return font.replaced(text, MISSING);
  }

  private static Bitmap draw(
      String text, int widthDots, int heightDots, boolean bold, boolean centred) {
    CompletableFuture<Bitmap> drawn = new CompletableFuture<>();
    Fx.run(() -> drawn.complete(drawNow(text, widthDots, heightDots, bold, centred)));
    try {
      return drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return blank(widthDots, heightDots);
    } catch (ExecutionException | TimeoutException e) {
      return blank(widthDots, heightDots);
    }
  }

  private static Bitmap blank(int widthDots, int heightDots) {
    return Bitmap.of(widthDots, heightDots, (x, y) -> false);
  }

  /** A wider font is squeezed, not cut. */
  private static Bitmap drawNow(
      String text, int widthDots, int heightDots, boolean bold, boolean centred) {
    Text node = new Text(text);
    node.setFont(
        Font.font(
            Fonts.FAMILY, bold ? FontWeight.BOLD : FontWeight.NORMAL, heightDots * FONT_SHARE));
    // The screens' theme, which may be a dark one, must not reach the paper.
    node.setFill(Color.BLACK);
    node.setTextOrigin(VPos.CENTER);
    node.setY(heightDots / 2.0);
    double natural = node.getLayoutBounds().getWidth();
    if (natural > widthDots) {
      node.setScaleX(widthDots / natural);
      node.setTranslateX((widthDots - natural) / 2);
    } else if (centred) {
      node.setTranslateX((widthDots - natural) / 2);
    }
    Scene scene = new Scene(new Group(node), widthDots, heightDots, Color.WHITE);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.WHITE);
    parameters.setViewport(new Rectangle2D(0, 0, widthDots, heightDots));
    WritableImage image =
        scene.getRoot().snapshot(parameters, new WritableImage(widthDots, heightDots));
    PixelReader pixels = image.getPixelReader();
    return Bitmap.of(widthDots, heightDots, (x, y) -> (pixels.getArgb(x, y) & 0xff) < DARK);
  }
}
