package canopy.till.tour.reckoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is found, line by line; differences are counted. One thread. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private int differences;

  void same(String what, Object one, Object other) {
    boolean numbers = one instanceof Number && other instanceof Number;
    boolean equal =
        numbers
            ? ((Number) one).longValue() == ((Number) other).longValue()
            : Objects.equals(one, other);
    if (!equal) {
      differ(what + ": " + one + " against " + other);
    }
  }

  void differ(String sentence) {
    differences++;
    lines.add("DIFFERENCE " + sentence);
  }

  void say(String sentence) {
    lines.add(sentence);
  }

  List<String> lines() {
    return lines;
  }

  int differences() {
    return differences;
  }
}
