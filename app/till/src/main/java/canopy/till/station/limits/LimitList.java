package canopy.till.station.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The limits that one record holds, as a list of numbers in the record's own order.
 *
 * @param take the record's numbers
 * @param make the record of such numbers
 */
record LimitList<T>(
    LimitGroup group, List<Spec> specs, Function<T, long[]> take, Function<long[], T> make) {

  /** What is the same at every station. */
  record Spec(String name, String key, LimitUnit unit, long least, long most) {}

  List<Limit> of(T record) {
    long[] values = take.apply(record);
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Spec spec = specs.get(i);
      limits.add(
          new Limit(
              group,
              spec.name(),
              spec.key(),
              null,
              spec.unit(),
              values[i],
              spec.least(),
              spec.most(),
              true));
    }
    return limits;
  }

  /** The record with some of its limits changed. */
  T with(T record, Map<String, @Nullable Long> changes) {
    long[] values = take.apply(record);
    for (int i = 0; i < values.length; i++) {
      Long next = changes.get(specs.get(i).name());
      if (next != null) {
        values[i] = next;
      }
    }
    return make.apply(values);
  }
}
