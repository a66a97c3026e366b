package canopy.till.demo;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.sim.GlyphSource;
import canopy.till.ui.Fonts;
import canopy.till.ui.Fx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The shipped font in the cells of a receipt printer. For one thread, which is not FX. */
public final class ScreenGlyphs implements GlyphSource {
  private static final double INK = 0.6;

  private record Key(int codePoint, int widthDots, int heightDots, boolean bold) {}

  private final Map<Key, Bitmap> drawn = new HashMap<>();

  @Override
  public Bitmap glyph(int codePoint, int widthDots, int heightDots, boolean bold) {
    return drawn.computeIfAbsent(
        new Key(codePoint, widthDots, heightDots, bold),
        key -> CompletableFuture.supplyAsync(() -> draw(key), Fx::run).join());
  }

  private static Bitmap draw(Key key) {
    Text text = new Text(Character.toString(key.codePoint()));
    FontWeight weight = key.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
    text.setFont(Font.font(Fonts.FAMILY, weight, key.heightDots() * 0.88));
    text.setTextOrigin(VPos.TOP);
    Bounds bounds = text.getLayoutBounds();
    // Narrow Latin letters of a proportional font are squeezed into the printer's even cells.
    double squeeze = Math.min(1, key.widthDots() / Math.max(1, bounds.getWidth()));
    text.setScaleX(squeeze);
    text.setX((key.widthDots() - bounds.getWidth()) / 2);
    text.setY((key.heightDots() - bounds.getHeight()) / 2);
    Scene cell = new Scene(new Group(text), key.widthDots(), key.heightDots(), Color.WHITE);
    WritableImage image = cell.snapshot(null);
    PixelReader pixels = image.getPixelReader();
    return Bitmap.of(
        key.widthDots(), key.heightDots(), (x, y) -> pixels.getColor(x, y).getBrightness() < INK);
  }
}
