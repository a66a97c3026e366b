package canopy.till.catalogue.local;

import canopy.core.catalogue.LocalChange;
import canopy.till.catalogue.Catalogue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the page needs of the program.
 *
 * @param goods in force
 * @param asked whether head office decides about goods, and so is asked
 * @param versions tells which version of head office's record is changed
 * @param changed puts in force what was journalled
 */
public record LocalGoodsSource(
    Supplier<Catalogue> goods, BooleanSupplier asked, Versions versions, Runnable changed) {
  /** Tells versions of records. */
  public interface Versions {
    long of(LocalChange.Kind kind, String key);
  }
}
