package canopy.till.ui.manage;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Around;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Shell;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that takes long is seen on the page, and can be stopped there. */
class FileWorkTest extends PictureTest {
  private static final Notice FAILED = Notice.of(Notice.Level.REFUSED, "day.unreadable");

  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
  private Surroundings around;
  private ManageFrame frame;

  private record Framed(Parent root) implements Screen {
    @Override
    public KeyMap keys() {
      return new KeyMap();
    }
  }

  @AfterEach
  void end() {
    background.shutdownNow();
  }

  private void page() throws Exception {
    onFx(
        () -> {
          Look look = look(Language.ENGLISH);
          around = Around.of(look);
          frame = new ManageFrame(around, Place.HEALTH, notice, new Region(), List.of());
          Shell shell = new Shell(look, 1280, 800);
          shell.show(new Framed(frame));
          shell.scene().snapshot(null);
          return true;
        });
  }

  private Node strip() {
    return frame.lookup("#files-stop").getParent();
  }

  private void start(FileWork.Job job) throws Exception {
    onFx(
        () -> {
          around.files().start(background, job, FAILED, notice::set);
          return true;
        });
  }

  @Test
  void whatTakesLongIsShownAndCanBeStopped() throws Exception {
    page();
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch on = new CountDownLatch(1);
    start(
        progress -> {
          progress.expect(4);
          progress.step();
          progress.step();
          half.countDown();
          await(on);
          progress.step();
          return Notice.of(Notice.Level.DONE, "day.saved", "never");
        });
    half.await();
    until(() -> strip().isVisible());
    until(() -> around.files().part.get() == 0.5);
    onFx(
        () -> {
          ((Button) frame.lookup("#files-stop")).fire();
          return true;
        });
    on.countDown();
    until(() -> notice.get() != null);
    assertThat(notice.get().key()).isEqualTo("manage.stopped");
    until(() -> !strip().isVisible());
  }

  @Test
  void whatIsThereAtOnceShowsNothingButThatItIsThere() throws Exception {
    page();
    start(progress -> Notice.of(Notice.Level.DONE, "day.saved", "a.pdf"));
    until(() -> notice.get() != null);
    assertThat(notice.get().key()).isEqualTo("day.saved");
    assertThat(onFx(() -> strip().isVisible())).isFalse();
  }

  @Test
  void aDiskThatDoesNotTakeItIsSaid() throws Exception {
    page();
    start(
        progress -> {
          throw new IOException("no space left");
        });
    until(() -> notice.get() != null);
    assertThat(notice.get()).isEqualTo(FAILED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
