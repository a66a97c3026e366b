package canopy.till.naxml;

import java.util.List;

/** The export was refused: the back office has no name for these. */
public final class Unmapped extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Thing> things;

  /**
   * Something without a code.
   *
   * @param id ours
   */
  public record Thing(NaxmlMapping.Kind kind, String id) {}

  Unmapped(List<Thing> things) {
    super(things.toString());
    this.things = List.copyOf(things);
  }

  /** All of them, so that they are mapped in one go. */
  public List<Thing> things() {
    return things;
  }
}
