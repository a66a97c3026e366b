package canopy.till.catalogue.imports;

import canopy.till.catalogue.Catalogue;
import java.io.IOException;

/** The goods in force, and putting others in their place. */
public interface GoodsPort {
  /** What is sold now. Any thread. */
  Catalogue current();

  /**
   * Makes the catalogue safe on the disk and puts it in force. Called on the import's own thread.
   *
   * @throws IOException if it could not be kept; the old one is still in force then
   */
  void replace(Catalogue next) throws IOException;
}
