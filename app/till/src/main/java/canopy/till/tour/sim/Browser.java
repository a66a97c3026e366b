package canopy.till.tour.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Draws pages of the console with Debian's Chromium. The page is fetched by whoever has signed in,
 * and drawn as it came; its style is put into it, for head office gives style to pages of its own
 * only. Any thread; waits.
 */
public final class Browser {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final long PATIENCE_SECONDS = 60;

  private static final String STYLE = "/console/static/console.css";
  private static final String STYLE_LINK = "<link rel=\"stylesheet\" href=\"" + STYLE + "\">";

  private Browser() {}

  /** Whether there is one on this machine. */
  public static boolean isThere() {
    return Files.isExecutable(CHROMIUM);
  }

  /**
   * Draws a page.
   *
   * @param html as the console served it
   * @param address of the console
   * @param picture the PNG file to be made
   * @param folder for the browser's own files; made if it is not there
   */
  public static void draw(String html, String address, Path picture, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("page.html");
    Files.writeString(page, html.replace(STYLE_LINK, "<style>" + style(address) + "</style>"));
    Process chromium =
        new ProcessBuilder(
                List.of(
                    CHROMIUM.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--hide-scrollbars",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--window-size=1280,900",
                    "--screenshot=" + picture,
                    page.toUri().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      if (!chromium.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(picture)) {
        chromium.destroyForcibly();
        throw new IOException("Chromium has not drawn " + picture + "; see " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      chromium.destroyForcibly();
      throw new IOException("interrupted while Chromium draws", e);
    }
  }

  private static String style(String address) throws IOException {
    try (InputStream css = URI.create(address + STYLE).toURL().openStream()) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
