package canopy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A key that is put together from a beginning and the name of a constant has a text for each
 * constant, so that no key is ever shown raw.
 */
class EnumTextsTest {
  private static final Map<String, String> CONSTANTS =
      Map.ofEntries(
          Map.entry("audit.", "canopy.till.store.query.AuditKind"),
          Map.entry("bills.category.", "canopy.core.bill.Category"),
          Map.entry("bills.step.", "canopy.till.payment.bill.BillStep"),
          Map.entry("day.z.bill.", "canopy.core.day.BillState$State"),
          Map.entry("day.z.fate.", "canopy.core.settlement.Fate"),
          Map.entry("day.z.gap.", "canopy.core.settlement.Gap$Kind"),
          Map.entry("day.z.incident.", "canopy.core.account.Incident"),
          Map.entry("day.z.movement.", "canopy.core.shift.CashMovement$Kind"),
          Map.entry("open.", "canopy.core.shift.OpenItem$Kind"),
          Map.entry("paper.form.", "canopy.core.fuel.FillOutcome"),
          Map.entry("refusal.", "canopy.core.till.Refusal$Reason"),
          Map.entry("scan.phase.", "canopy.till.tender.TenderStage$Attempting$Phase"),
          Map.entry("sync.flaw.", "canopy.sync.HeadOfficeAddress$Flaw"),
          Map.entry("sync.trouble.", "canopy.sync.Trouble$Code"),
          Map.entry("tanksetup.badtime.", "canopy.till.stock.setup.Patience"),
          Map.entry("unsettled.doing.", "canopy.till.payment.unsettled.Doing"));

  /** Those of which only some constants are ever worded; each stands in a list in its source. */
  private static final Set<String> IN_PART =
      Set.of("day.z.group.", "local.kind.", "reasons.last.", "ui.health.");

  /** What follows these is written out elsewhere, not made of a constant. */
  private static final Set<String> WRITTEN_OUT = Set.of("device.", "paper.", "sale.");

  @Test
  void everyConstantHasATextInEveryLanguage() throws Exception {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, String> each : CONSTANTS.entrySet()) {
      for (String language : TextRules.LANGUAGES) {
        Set<String> keys = keys(language);
        for (Object constant : Class.forName(each.getValue()).getEnumConstants()) {
          String name = ((Enum<?>) constant).name();
          String dashed = name.toLowerCase(Locale.ROOT).replace('_', '-');
          if (!has(keys, each.getKey() + name) && !has(keys, each.getKey() + dashed)) {
            missing.add(language + " " + each.getKey() + name);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyBeginningOfAKeyIsLookedAt() {
    Set<String> areas = new TreeSet<>();
    keys("en").forEach(key -> areas.add(key.substring(0, key.indexOf('.') + 1)));
    List<Source> till =
        Source.of("main").stream().filter(source -> source.name().startsWith("app/till/")).toList();
    Set<String> begun = TextRules.beginnings(till);
    begun.removeIf(start -> areas.stream().noneMatch(start::startsWith));
    begun.removeAll(CONSTANTS.keySet());
    begun.removeAll(IN_PART);
    begun.removeAll(WRITTEN_OUT);
    assertThat(begun).isEmpty();
  }

  private static boolean has(Set<String> keys, String key) {
    return keys.contains(key) || keys.stream().anyMatch(one -> one.startsWith(key + "."));
  }

  private static Set<String> keys(String language) {
    Set<String> keys = new TreeSet<>();
    TextRules.bundles()
        .values()
        .forEach(
            files -> {
              Properties words = new Properties();
              try {
                words.load(new StringReader(files.getOrDefault(language, "")));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              keys.addAll(words.stringPropertyNames());
            });
    return keys;
  }
}
