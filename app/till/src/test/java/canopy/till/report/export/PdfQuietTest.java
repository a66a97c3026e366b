package canopy.till.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.Test;

class PdfQuietTest {
  /** Without it PDFBox prints an error with a stack trace at the first document. */
  @Test
  void theProgramBringsTheModuleWithWhichPdfBoxFreesBuffers() throws Exception {
    URL program = PdfReport.class.getProtectionDomain().getCodeSource().getLocation();
    try (InputStream file = URI.create(program + "module-info.class").toURL().openStream()) {
      assertThat(ModuleDescriptor.read(file).requires())
          .extracting(ModuleDescriptor.Requires::name)
          .contains("jdk.unsupported");
    }
  }
}
