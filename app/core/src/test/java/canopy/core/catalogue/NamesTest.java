package canopy.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void fallsBackToALanguageThatHasAName() {
    assertThat(new Names("水", "Water", "Agua").in(Language.ES)).isEqualTo("Agua");
    assertThat(new Names("水", "", "").in(Language.EN)).isEqualTo("水");
    assertThat(new Names("", "Water", "").in(Language.ZH_CN)).isEqualTo("Water");
    assertThat(new Names("", "", "Agua").in(Language.EN)).isEqualTo("Agua");
    assertThatThrownBy(() -> new Names("", "", "")).isInstanceOf(IllegalArgumentException.class);
  }
}
