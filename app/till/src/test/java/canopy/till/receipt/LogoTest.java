package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.sim.PngFile;
import canopy.till.ui.PictureTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The station's picture, from its file to dots. */
class LogoTest extends PictureTest {
  @TempDir Path folder;

  private Path picture(int width, int height) throws Exception {
    Path file = folder.resolve("logo.png");
    Files.write(file, PngFile.bytes(Bitmap.of(width, height, (x, y) -> x < width / 2), 0));
    return file;
  }

  @Test
  void aPictureThatFitsIsPrintedDotByDot() throws Exception {
    Bitmap logo = Logo.read(picture(200, 100), 576).orElseThrow();
    assertThat(logo.widthDots()).isEqualTo(200);
    assertThat(logo.heightDots()).isEqualTo(100);
    assertThat(logo.black(99, 50)).isTrue();
    assertThat(logo.black(100, 50)).isFalse();
  }

  @Test
  void oneThatIsTooLargeIsMadeToFit() throws Exception {
    Bitmap wide = Logo.read(picture(1_200, 300), 384).orElseThrow();
    assertThat(wide.widthDots()).isLessThanOrEqualTo(384);
    Bitmap high = Logo.read(picture(300, 1_200), 384).orElseThrow();
    assertThat(high.heightDots()).isLessThanOrEqualTo(240);
    assertThat(high.black(high.widthDots() / 4, 100)).isTrue();
    assertThat(high.black(3 * high.widthDots() / 4, 100)).isFalse();
  }

  @Test
  void withoutAPictureReceiptsHaveNone() throws Exception {
    assertThat(Logo.read(folder.resolve("logo.png"), 576)).isEmpty();
    Files.writeString(folder.resolve("logo.png"), "no picture");
    assertThat(Logo.read(folder.resolve("logo.png"), 576)).isEmpty();
  }
}
