package canopy.till.window;

import canopy.core.catalogue.LocalChange;
import canopy.till.TillProgram;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.imports.GoodsPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The till's goods, and where an import puts them. Any thread that may wait for a disk. */
record GoodsOnDisk(TillProgram program) implements GoodsPort {
  @Override
  public Catalogue current() {
    return program.master().catalogue();
  }

  @Override
  public boolean asked() {
    return program.decisions().asked();
  }

  @Override
  public long version(String article) {
    return program.decisions().version(LocalChange.Kind.ARTICLE_PRICE, article);
  }

  @Override
  public void changed() {
    program.decisions().changed();
  }

  @Override
  public void replace(Catalogue next) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      new CatalogueCsv(program.master().config().currencyDigits()).write(next.articles(), writer);
    }
    program.folder().replace(CatalogueFiles.ARTICLES, bytes.toByteArray());
    program.changeMaster(now -> now.with(next));
  }
}
