package canopy.till.tour;

import canopy.till.tour.sim.Browser;
import canopy.till.tour.sim.Console;
import canopy.till.ui.Language;
import canopy.till.ui.Picture;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Takes numbered pictures of the window. On the script's thread. */
final class Camera {
  private final Path folder;
  private final Cashier cashier;

  Camera(Path folder, Cashier cashier) {
    this.folder = folder;
    this.cashier = cashier;
  }

  /** A picture of the till's window as it is now. */
  void take(String name) {
    cashier.settle();
    take(name, cashier.scene());
  }

  /** A picture of another window, such as the customer's, as soon as it shows a text. */
  void take(String name, Scene scene, String text) {
    WritableImage[] image = new WritableImage[1];
    cashier.await(
        text + " on the other window",
        () -> {
          if (Cashier.shows(scene.getRoot(), text)) {
            image[0] = scene.snapshot(null);
          }
          return image[0] != null;
        });
    keep(name, image[0]);
  }

  /**
   * What the customer sees, in every language and all of the same moment: as soon as a text is on
   * the page. Our customer's own language is Chinese.
   */
  void customer(String name, String textKey) {
    Scene scene = cashier.customerScene();
    String awaited = new Texts(Language.CHINESE).text(textKey);
    Map<Language, WritableImage> images = new EnumMap<>(Language.class);
    cashier.await(
        awaited + " on the customer's window",
        () -> {
          if (!Cashier.shows(scene.getRoot(), awaited)) {
            return false;
          }
          for (Language language : Language.values()) {
            cashier.speakToCustomer(language);
            images.put(language, scene.snapshot(null));
          }
          cashier.speakToCustomer(Language.CHINESE);
          return true;
        });
    images.forEach((language, image) -> keep(name + "-" + language.locale().getLanguage(), image));
  }

  /** A page of head office's console, where there is a browser. */
  void console(String name, Console console, String path) {
    if (!Browser.isThere()) {
      return;
    }
    try {
      Browser.draw(
          console.page(path), console.address(), file(name), folder.resolve("devices/browser"));
    } catch (IOException e) {
      throw new TourFailed("there is no picture of " + path, e);
    }
  }

  private void take(String name, Scene scene) {
    keep(name, cashier.look(() -> scene.snapshot(null)));
  }

  private void keep(String name, WritableImage image) {
    try {
      Picture.write(image, file(name));
    } catch (IOException e) {
      throw new TourFailed("the picture " + name + " could not be kept", e);
    }
  }

  private Path file(String name) throws IOException {
    return folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", count(folder) + 1, name));
  }

  /** How many pictures there are, of this and earlier phases. */
  static int count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int)
          files.filter(file -> file.getFileName().toString().matches("\\d{3}-.*\\.png")).count();
    }
  }
}
