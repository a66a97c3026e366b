package canopy.hardware.forecourt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForecourtSentencesTest {
  @Test
  void everyTroubleHasASentenceInEveryLanguageAndNoneIsLeftOver() {
    Set<String> keys =
        Arrays.stream(ForecourtTrouble.values())
            .map(ForecourtTrouble::sentenceKey)
            .collect(Collectors.toSet());
    for (Locale language :
        new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH, Locale.of("es")}) {
      ResourceBundle bundle = ForecourtSentences.bundle(language);
      assertThat(bundle.getLocale().getLanguage()).isEqualTo(language.getLanguage());
      assertThat(bundle.keySet()).isEqualTo(keys);
    }
  }

  @Test
  void putsTheDetailIntoTheSentence() {
    Refusal refusal = new Refusal(ForecourtTrouble.IN_USE_BY, "till2");
    assertThat(ForecourtSentences.sentence(refusal, Locale.ENGLISH)).isEqualTo("In use by till2.");
    assertThat(ForecourtSentences.sentence(refusal, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("till2 正在使用。");
    assertThat(ForecourtSentences.sentence(refusal, Locale.of("fr"))).isEqualTo("In use by till2.");
  }
}
