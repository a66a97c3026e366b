package canopy.till.naxml;

import canopy.till.naxml.NaxmlMapping.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks codes up, and remembers what has none. One export, one thread. */
final class Codes {
  private final NaxmlMapping mapping;
  private final Set<Unmapped.Thing> missing = new LinkedHashSet<>();

  Codes(NaxmlMapping mapping) {
    this.mapping = mapping;
  }

  /** The code, or our own id if there is none: then nothing is exported in the end. */
  String of(Kind kind, String id) {
    String code = mapping.of(kind).get(id);
    if (code == null) {
      missing.add(new Unmapped.Thing(kind, id));
      return id;
    }
    return code;
  }

  void check() throws Unmapped {
    if (!missing.isEmpty()) {
      List<Unmapped.Thing> things = new ArrayList<>(missing);
      throw new Unmapped(things);
    }
  }
}
