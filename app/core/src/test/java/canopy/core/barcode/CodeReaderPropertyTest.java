package canopy.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodeReaderPropertyTest {
  private final CodeReader reader = new CodeReader(CodeRules.standard());

  @Property
  void readsAnyTextWithoutFailing(@ForAll("texts") String text) {
    assertThat(reader.read(text)).isNotNull();
    assertThat(reader.read(text, CodeReader.Expecting.PAYMENT)).isNotNull();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> digits =
        Arbitraries.strings().withChars("0123456789").ofMinLength(0).ofMaxLength(60);
    Arbitrary<String> elements =
        Arbitraries.strings().withChars("0123456789\u001D()]CdQE/:.=?&").ofMaxLength(90);
    Arbitrary<String> marked = elements.map(text -> "]C1" + text);
    Arbitrary<String> links = elements.map(text -> "https://x/01/" + text);
    return Arbitraries.oneOf(
        digits, elements, marked, links, Arbitraries.strings().ofMaxLength(600));
  }
}
