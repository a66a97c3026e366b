package canopy.till.sync;

import canopy.sync.SyncStatus;
import canopy.sync.SyncStatus.State;
import canopy.sync.Trouble;
import canopy.till.sync.HeadOfficeSettings.TakenBack;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.manage.Surroundings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncPictureTest extends ScreenPictureTest {
  private static final Instant AT = Instant.parse("2026-11-22T06:05:00Z");
  private static final HeadOfficeSettings SETTINGS =
      new HeadOfficeSettings(
          "https://headoffice.example.com:8443", null, "S001", "1", "k", false, null);

  private static HeadOfficeView view(
      HeadOfficeSettings settings, State state, @Nullable Trouble trouble, int unreadable) {
    SyncStatus up = new SyncStatus(state, AT, 184_203, AT, trouble, unreadable);
    return new HeadOfficeView(settings, up, null, state == State.CONNECTED ? 184_203 : 1_184_240);
  }

  private static void picture(String name, Consumer<SyncModel> change) throws Exception {
    takeEach(
        name,
        around -> {
          SyncModel model = new SyncModel();
          change.accept(model);
          return screen(around, model);
        });
  }

  private static List<UnsentSale> sales() {
    return IntStream.range(0, 30)
        .mapToObj(
            i ->
                new UnsentSale(
                    1_184_204 + 8L * i,
                    "R1-261122-00%02d".formatted(i + 1),
                    AT.plusSeconds(70L * i),
                    i == 3 ? -1_200 : 350 + 12_345L * i))
        .toList();
  }

  @Test
  void notEnrolled() throws Exception {
    picture("sync-none", model -> {});
  }

  @Test
  void connected() throws Exception {
    HeadOfficeSettings takenBack = SETTINGS.with(new TakenBack(184_000, AT, "R1-261122-0042"));
    picture("sync-connected", model -> model.view.set(view(takenBack, State.CONNECTED, null, 3)));
    picture(
        "sync-sign-off",
        model -> {
          model.view.set(view(SETTINGS, State.CONNECTED, null, 0));
          model.ask.set(Ask.SIGN_OFF);
        });
  }

  @Test
  void notConnected() throws Exception {
    picture(
        "sync-not-connected",
        model -> {
          model.view.set(
              view(
                  SETTINGS,
                  State.NOT_CONNECTED,
                  new Trouble(Trouble.Code.NOT_REACHED, List.of()),
                  0));
          model.unsent.set(sales());
          model.notice.set(
              Notice.of(Notice.Level.REFUSED, "sync.signoffwaits", 1_000_037)
                  .with("sync.trynow", () -> {}));
        });
  }

  @Test
  void enrolling() throws Exception {
    picture(
        "sync-enrol",
        model -> {
          model.view.set(
              view(SETTINGS, State.STOPPED, new Trouble(Trouble.Code.NOT_SIGNED, List.of()), 0));
          model.ask.set(Ask.ENROL);
          model.code.set("7K2M-9PQR-T4VX");
          model.notice.set(
              Notice.of(Notice.Level.REFUSED, "sync.trouble.other-till", "S002", "T1"));
        });
  }

  @Test
  void restart() throws Exception {
    picture(
        "sync-restart",
        model ->
            model.view.set(
                new HeadOfficeView(
                    new HeadOfficeSettings("https://a.example", null, "S001", "1", "k", true, null),
                    null,
                    null,
                    4)));
  }

  /** Every trouble has a sentence, which fits in the language that needs the most room. */
  @Test
  void troubles() throws Exception {
    for (Trouble.Code code : Trouble.Code.values()) {
      boolean words = code == Trouble.Code.REVOKED;
      List<String> detail =
          words
              ? List.of("两台机器在用同一个编号；请区域经理李强核对后恢复。Two machines use one number.")
              : List.of("1184204", "1184103");
      take(
          "sync-trouble-" + code.name().toLowerCase(Locale.ROOT),
          Language.SPANISH,
          Theme.LIGHT,
          1280,
          800,
          look -> {
            SyncModel model = new SyncModel();
            model.view.set(view(SETTINGS, State.STOPPED, new Trouble(code, detail), 0));
            return screen(Around.of(look), model);
          });
    }
  }

  private static SyncScreen screen(Surroundings around, SyncModel model) {
    return new SyncScreen(
        around,
        model,
        new HeadOfficeWords(around.look(), ZoneId.of("Asia/Shanghai")),
        Around.none(SyncActions.class));
  }
}
