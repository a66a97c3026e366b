package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.operator.Right;
import canopy.core.till.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the rules refuse has a sentence, and every right a name, in every language. */
class RefusalsTest {
  private final Texts texts = new Texts(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource
  void everyReasonHasASentence(Refusal.Reason reason) {
    says(Refusals.key(reason));
  }

  @ParameterizedTest
  @EnumSource
  void everyRightHasAName(Right right) {
    says(Refusals.key(right));
  }

  private void says(String key) {
    for (Language language : Language.values()) {
      assertThat(texts.in(language, key)).isNotEqualTo(key);
    }
  }
}
