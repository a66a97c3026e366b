package canopy.till.station.limits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for a limit in the journal, where its name is lasting, as words.
 *
 * @param key its word in the texts
 * @param tender the way to pay that stands for {@code {0}} in the word; empty for none
 */
public record LimitName(String key, String tender) {
  private static final String JOURNALLED = "limit.";
  private static final String OF_TENDER = StationLimits.DIFFERENCE + ".";
  private static final Map<String, String> KEYS = keys();

  private static Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    keys.put(StationLimits.DIFFERENCE, "limits.difference");
    keys.put(StationLimits.FLOAT, "limits.float");
    keys.put(StationLimits.EXPLAIN_VOID, "limits.explainvoid");
    for (LimitList<?> list : List.of(LimitLists.TRUST, LimitLists.FINDINGS, LimitLists.TANKS)) {
      list.specs().forEach(spec -> keys.put(spec.name(), spec.key()));
    }
    return Map.copyOf(keys);
  }

  static String journalled(Limit limit) {
    return JOURNALLED + limit.name();
  }

  /** The limit that a setting of the journal is; empty if it is none that is known. */
  public static Optional<LimitName> of(String setting) {
    if (!setting.startsWith(JOURNALLED)) {
      return Optional.empty();
    }
    String name = setting.substring(JOURNALLED.length());
    return name.startsWith(OF_TENDER)
        ? Optional.of(new LimitName("limits.differenceof", name.substring(OF_TENDER.length())))
        : Optional.ofNullable(KEYS.get(name)).map(key -> new LimitName(key, ""));
  }
}
