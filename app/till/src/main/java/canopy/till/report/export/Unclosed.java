package canopy.till.report.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps a library from closing a stream that is not its own; ends what was stopped. */
final class Unclosed extends FilterOutputStream {
  private final FileProgress progress;

  Unclosed(OutputStream out, FileProgress progress) {
    super(out);
    this.progress = progress;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    progress.check();
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
