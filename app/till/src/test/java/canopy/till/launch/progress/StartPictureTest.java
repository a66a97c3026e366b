package canopy.till.launch.progress;

import canopy.till.ui.PictureTest;
import org.junit.jupiter.api.Test;

class StartPictureTest extends PictureTest {
  @Test
  void startTakesLong() throws Exception {
    takeAll(
        "start-slow",
        look -> {
          StartModel model = new StartModel();
          model.slow.set(true);
          model.progress.set(new StartProgress(StartStep.REPLAYING, 42_600, 100_000));
          return new StartScreen(look, model);
        });
  }
}
