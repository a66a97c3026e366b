package canopy.till.catalogue.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pinyin of Chinese words, one syllable per character, without tones and with v for ü as an
 * input method has it. Characters with several readings are read by the phrase that they stand in.
 * Remembers what it has read; used by one thread while an index is built or a query is answered.
 */
final class PinyinReader {
  /** Words repeat between names; beyond this many the memory is not worth it. */
  private static final int KEPT_LIMIT = 100_000;

  private final Map<String, List<String>> known = new HashMap<>();

  List<String> syllables(String chinese) {
    List<String> syllables = known.get(chinese);
    if (syllables == null) {
      syllables = read(chinese);
      if (known.size() < KEPT_LIMIT) {
        known.put(chinese, syllables);
      }
    }
    return syllables;
  }

  private static List<String> read(String chinese) {
    List<String> syllables = parts(chinese);
    if (syllables.size() == chinese.length()) {
      return syllables;
    }
    // A phrase that does not come apart into its characters: read them one by one.
    return chinese.chars().mapToObj(c -> parts(String.valueOf((char) c)).getFirst()).toList();
  }

  private static List<String> parts(String chinese) {
    String pinyin = PinyinHelper.toPinyin(chinese, PinyinStyleEnum.NORMAL).replace('ü', 'v');
    return List.of(pinyin.strip().split("\\s+", -1));
  }
}
