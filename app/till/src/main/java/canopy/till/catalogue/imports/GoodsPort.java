package canopy.till.catalogue.imports;

import canopy.till.catalogue.Catalogue;
import java.io.IOException;

/** The goods in force, and putting others in their place. */
public interface GoodsPort {
  /** What is sold now. Any thread. */
  Catalogue current();

  /** Whether head office decides about the goods, and so is asked about changes. Any thread. */
  boolean asked();

  /**
   * The version of head office's record of an article; 0 if there is none. Called on the import's
   * own thread.
   */
  long version(String article);

  /** Puts in force what waits for head office's answer, and was written down. Any thread. */
  void changed();

  /**
   * Makes the catalogue safe on the disk and puts it in force. Called on the import's own thread.
   *
   * @throws IOException if it could not be kept; the old one is still in force then
   */
  void replace(Catalogue next) throws IOException;
}
