package canopy.till.demo;

import canopy.hardware.printer.sim.GlyphSource;
import canopy.hardware.printer.sim.PngFile;
import canopy.hardware.printer.sim.ReceiptPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws what the simulated printer has printed, once a second, beside its bytes: {@code 0001.png}
 * to {@code 0001.bin}, and a page {@code index.html} with the newest on top. On a thread of its
 * own; glyphs come from the screen's font, so that there is nothing to see before the window is
 * there.
 */
final class PaperPictures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaperPictures.class);
  private static final int PAPER_DOTS = 576;
  private static final int MARGIN_DOTS = 24;

  /** Also the most that one look draws. */
  private static final int MOST_ON_THE_PAGE = 50;

  private final Path folder;
  private final GlyphSource glyphs;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("paper-pictures").factory());

  /**
   * @param folder where the printer keeps its jobs
   */
  PaperPictures(Path folder, GlyphSource glyphs) {
    this.folder = folder;
    this.glyphs = glyphs;
  }

  void start() {
    var _ = looks.scheduleWithFixedDelay(this::tryLook, 1, 1, TimeUnit.SECONDS);
  }

  /** Where a person looks. */
  Path page() {
    return folder.resolve("index.html");
  }

  private void tryLook() {
    try {
      look();
    } catch (IOException | RuntimeException e) {
      // Top of the loop; before the window is there nothing can be drawn.
      LOG.debug("the papers could not be drawn", e);
    }
  }

  /** Draws what is new. */
  void look() throws IOException {
    List<Path> newest = newest();
    boolean news = !Files.exists(page());
    for (Path job : newest) {
      Path picture = picture(job);
      if (!Files.exists(picture)) {
        byte[] paper = Files.readAllBytes(job);
        write(picture, PngFile.bytes(ReceiptPicture.draw(paper, PAPER_DOTS, glyphs), MARGIN_DOTS));
        news = true;
      }
    }
    if (news) {
      write(page(), html(newest).getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<Path> newest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".bin"))
          .sorted(Comparator.reverseOrder())
          .limit(MOST_ON_THE_PAGE)
          .toList();
    }
  }

  private static Path picture(Path job) {
    return job.resolveSibling(job.getFileName().toString().replace(".bin", ".png"));
  }

  private static String html(List<Path> newest) {
    StringBuilder page =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
            <title>What the printer has printed</title>
            <style>body{font:16px sans-serif;background:#dde1e5;text-align:center}
            figure{margin:24px auto}img{width:360px;box-shadow:0 2px 12px #0004}</style></head><body>
            <p>The newest paper is on top. Beside each picture lies a .bin: the printer's own bytes (ESC/POS).</p>
            """);
    for (Path job : newest) {
      String name = picture(job).getFileName().toString();
      page.append("<figure><img src=\"")
          .append(name)
          .append("\" alt=\"\"><figcaption>")
          .append(name)
          .append("</figcaption></figure>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  private void write(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
