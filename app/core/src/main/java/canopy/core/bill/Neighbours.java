package canopy.core.bill;

import java.util.Set;

/**
 * What the bills of other days have to do with this one.
 *
 * @param dueHere keys of ours that were left to this bill by the one before
 * @param elsewhere keys of ours that another day's bill has
 * @param nextCompared whether the next day's bill was compared already: then nothing is left to it
 */
public record Neighbours(Set<String> dueHere, Set<String> elsewhere, boolean nextCompared) {
  /** The first bill of all. */
  public static final Neighbours NONE = new Neighbours(Set.of(), Set.of(), false);

  public Neighbours {
    dueHere = Set.copyOf(dueHere);
    elsewhere = Set.copyOf(elsewhere);
  }
}
