package canopy.till.display;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Theme;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class DisplayPictureTest extends PictureTest {
  @Test
  void everyState() throws Exception {
    for (DisplayState state : DisplayState.values()) {
      for (Language language : Language.values()) {
        for (Theme theme : Theme.values()) {
          List<String> misfits = onFx(() -> picture(state, language, theme));
          assertThat(misfits).as(state + " " + language).isEmpty();
        }
      }
    }
  }

  private static List<String> picture(DisplayState state, Language language, Theme theme)
      throws Exception {
    Look look = look(language);
    DisplayModel model = new DisplayModel();
    model.state.set(state);
    model.station.set("虹桥路加油站");
    model.clock.set("14:05");
    model.grades.set(
        List.of(
            new GradePrice("92#", "7.459"),
            new GradePrice("95#", "7.86"),
            new GradePrice("98#", "9.02"),
            new GradePrice("0#", "7.46")));
    model.lines.set(
        List.of(
            new DisplayLine("95# 汽油", "23.41 L × 7.86", 18_400),
            new DisplayLine("Agua mineral sin gas 550 ml", "", 200),
            new DisplayLine("可乐 500ml", "2 × 3.50", 700)));
    model.totalMinor.set(17_900);
    model.discountMinor.set(1_200);
    model.dueMinor.set(1_217_900);
    model.paidMinor.set(10_000);
    model.changeMinor.set(2_100);
    Scene scene = new Scene(new DisplayScreen(look, model).root(), 1024, 600);
    theme.apply(scene);
    return shoot("display-" + state + "-" + language.suffix() + "-" + theme, scene);
  }
}
