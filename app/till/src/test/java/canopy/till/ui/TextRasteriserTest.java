package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.printer.paper.Bitmap;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the raster fall-back puts on paper for characters that printers do not have. */
class TextRasteriserTest extends PictureTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 24;

  /** Surnames and given names that GB18030 encodes in four bytes. */
  private static final String RARE = "㐂㑇㛃㭎㮾䌷䒟䥽䲟䴙𠮷𡐓𣗋𣲘𧿹𪟝𫄨𫖮𫘜𬍡𬱖𬴊";

  private final TextRasteriser rasteriser = new TextRasteriser();

  private List<Integer> dots(String text, boolean bold) {
    Bitmap picture = rasteriser.rasterise(text, WIDTH, HEIGHT, bold);
    List<Integer> black = new ArrayList<>();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (picture.black(x, y)) {
          black.add(y * WIDTH + x);
        }
      }
    }
    return black;
  }

  @Test
  void rareCharactersAreDrawnAndNotAsBoxes() {
    for (boolean bold : new boolean[] {false, true}) {
      List<Integer> box = dots("□", bold);
      RARE.codePoints()
          .mapToObj(Character::toString)
          .forEach(
              c -> {
                List<Integer> drawn = dots(c, bold);
                assertThat(drawn).as(c).hasSizeGreaterThan(60).isNotEqualTo(box);
              });
      assertThat(RARE.codePoints().mapToObj(c -> dots(Character.toString(c), bold)).distinct())
          .as("all different")
          .hasSize((int) RARE.codePoints().count());
    }
  }

  @Test
  void whatTheFontLacksIsASquareThatTheLogCounts() {
    Logger logger = (Logger) LoggerFactory.getLogger(TextRasteriser.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      List<Integer> box = dots("□", false);
      assertThat(box).isNotEmpty();
      assertThat(dots("\uD840\uDC01", false)).isEqualTo(box);
      rasteriser.rasterise("王\uD840\uDC01\uD840\uDC02", 72, HEIGHT, false);
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "1 characters that the font lacks are drawn as U+25A1; 1 since the start",
            "2 characters that the font lacks are drawn as U+25A1; 3 since the start");
  }
}
