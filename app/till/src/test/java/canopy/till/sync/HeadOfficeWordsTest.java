package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.SyncStatus;
import canopy.sync.Trouble;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadOfficeWordsTest {
  private static final Instant AT = Instant.parse("2026-11-22T06:05:00Z");
  private static final HeadOfficeSettings SETTINGS =
      new HeadOfficeSettings("https://a.example", null, "S001", "1", "k", false, null);

  private final Texts texts = new Texts(Language.ENGLISH);
  private final HeadOfficeWords words =
      new HeadOfficeWords(new Look(texts, Formats.yuan(), Sounds.silent()), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(Trouble.Code.class)
  void everyTroubleHasASentenceInEveryLanguage(Trouble.Code code) {
    for (Language language : Language.values()) {
      texts.speak(language);
      String sentence = words.trouble(new Trouble(code, List.of("7", "5")));
      assertThat(sentence).doesNotStartWith("sync.").doesNotContain("{");
    }
  }

  @ParameterizedTest
  @EnumSource(HeadOfficeAddress.Flaw.class)
  void everyFlawHasASentence(HeadOfficeAddress.Flaw flaw) {
    assertThat(texts.text(HeadOfficeWords.key(flaw))).doesNotStartWith("sync.");
  }

  private Health health(SyncStatus.State state, Trouble trouble) {
    SyncStatus up = new SyncStatus(state, AT, 5, AT, trouble, 0);
    return words.health(new HeadOfficeView(SETTINGS, up, null, 7));
  }

  @Test
  void badgeSaysSinceWhenAndHowMuchWaits() {
    assertThat(words.health(new HeadOfficeView(null, null, null, 7)).level())
        .isEqualTo(Health.Level.OFF);
    Health connected = health(SyncStatus.State.CONNECTED, null);
    assertThat(connected.level()).isEqualTo(Health.Level.OK);
    assertThat(connected.detail()).isEqualTo("Connected since 22 Nov 06:05.");
    Health away =
        health(SyncStatus.State.NOT_CONNECTED, new Trouble(Trouble.Code.NOT_REACHED, List.of()));
    assertThat(away.level()).isEqualTo(Health.Level.WARNING);
    assertThat(away.detail())
        .contains("Not connected since 22 Nov 06:05", "Check network", "Lines waiting: 2.");
    Health stopped =
        health(SyncStatus.State.STOPPED, new Trouble(Trouble.Code.QUARANTINED, List.of("8")));
    assertThat(stopped.level()).isEqualTo(Health.Level.DOWN);
    assertThat(stopped.detail()).contains("quarantine at head office: its line 8");
  }

  @Test
  void tillWithoutItsKeyMustBeEnrolledAgain() {
    Health lost = words.health(new HeadOfficeView(SETTINGS, null, null, 7));
    assertThat(lost.level()).isEqualTo(Health.Level.DOWN);
    assertThat(lost.detail()).contains("Enrol this till again");
  }
}
