package canopy.till.station.limits;

import canopy.till.ui.Around;
import canopy.till.ui.Notice;
import canopy.till.ui.ScreenPictureTest;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsPictureTest extends ScreenPictureTest {
  @ParameterizedTest
  @EnumSource(LimitGroup.class)
  void everyGroup(LimitGroup group) throws Exception {
    takeEach(
        "limits-" + group.name().toLowerCase(Locale.ROOT),
        around -> {
          LimitsModel model = new LimitsModel();
          LimitsScreen screen = new LimitsScreen(around, model, Around.none(LimitsActions.class));
          StationLimits limits = StationLimitsTest.usual();
          model.limits.set(limits.all());
          limits.all().forEach(limit -> model.typed(limit.name()).set(limit.typed(2)));
          model.group.set(group);
          if (group == LimitGroup.TANKS) {
            model.notice.set(Notice.of(Notice.Level.REFUSED, "limits.amberbeyondred"));
          }
          return screen;
        });
  }
}
