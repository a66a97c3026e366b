package canopy.core.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changed copies of small immutable maps that keep their order. */
final class Maps {
  private Maps() {}

  static <K, V> Map<K, V> ordered(Map<K, V> map) {
    if (map.isEmpty()) {
      return Collections.emptyMap(); // As most are, at each of a till's events.
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> next = new LinkedHashMap<>(map);
    next.put(key, value);
    return Collections.unmodifiableMap(next);
  }

  static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> next = new LinkedHashMap<>(map);
    next.remove(key);
    return Collections.unmodifiableMap(next);
  }
}
