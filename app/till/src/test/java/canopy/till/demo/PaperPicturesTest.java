package canopy.till.demo;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.printer.paper.Bitmap;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures beside the bytes of what the simulated printer has printed. */
class PaperPicturesTest {
  @TempDir Path printed;

  private void looks() throws Exception {
    try (PaperPictures pictures =
        new PaperPictures(
            printed, (c, width, height, bold) -> Bitmap.of(width, height, (x, y) -> true))) {
      pictures.look();
      assertThat(pictures.page()).isEqualTo(printed.resolve("index.html"));
    }
  }

  @Test
  void drawsEachPaperAndShowsTheNewestFirst() throws Exception {
    looks();
    assertThat(printed.resolve("index.html")).content().doesNotContain("<img");
    Files.write(printed.resolve("0001.bin"), "one\n".getBytes(StandardCharsets.US_ASCII));
    Files.write(printed.resolve("0002-torn.bin"), "two\n".getBytes(StandardCharsets.US_ASCII));
    looks();
    BufferedImage picture = ImageIO.read(printed.resolve("0001.png").toFile());
    assertThat(picture.getWidth()).isGreaterThanOrEqualTo(576);
    assertThat(printed.resolve("0002-torn.png")).isNotEmptyFile();
    assertThat(printed.resolve("index.html"))
        .content()
        .containsSubsequence("0002-torn.png", "0001.png");
    Files.write(printed.resolve("0001.png"), new byte[] {1});
    looks();
    assertThat(printed.resolve("0001.png")).as("drawn once").hasSize(1);
  }
}
