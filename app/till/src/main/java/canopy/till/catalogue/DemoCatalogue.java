package canopy.till.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The goods of the demonstration station, which ship with the program. */
public final class DemoCatalogue {
  private DemoCatalogue() {}

  /** Departments, taxes, four fuel grades and the shop's articles. */
  public static Catalogue load() {
    try {
      return CatalogueFiles.demo().load();
    } catch (IOException e) {
      throw new UncheckedIOException("the goods that ship with the program are broken", e);
    }
  }
}
