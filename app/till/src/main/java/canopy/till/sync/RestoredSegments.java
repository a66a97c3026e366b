package canopy.till.sync;

import canopy.core.event.Json;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.LocalDisk;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes lines into segments as the till that made them did: one for each business day. */
final class RestoredSegments implements Closeable {
  private final Path folder;
  private @Nullable FileChannel file;
  private @Nullable OutputStream out;
  private @Nullable LocalDate day;
  private boolean sealed;
  private @Nullable JournalLine last;
  private @Nullable JournalLine lastSale;

  RestoredSegments(Path folder) {
    this.folder = folder;
  }

  void take(byte[] bytes) throws IOException {
    JournalLine line = JournalLine.parse(bytes);
    if (line == null) {
      throw new IOException("what head office gave back is no journal line");
    }
    OutputStream open = out;
    if (open == null || sealed || !line.day().equals(day)) {
      open = begin(line.seq());
    }
    open.write(bytes);
    open.write('\n');
    day = line.day();
    sealed = line.type().equals(Journal.DAY_CLOSED);
    last = line;
    if (line.type().equals("sale.completed")) {
      lastSale = line;
    }
  }

  /** The end of what was taken; null if there was nothing. */
  HeadOfficeSettings.@Nullable TakenBack taken() throws IOException {
    JournalLine end = last;
    JournalLine sale = lastSale;
    return end == null
        ? null
        : new HeadOfficeSettings.TakenBack(
            end.seq(),
            end.at(),
            sale == null
                ? ""
                : Json.mapper().readTree(sale.data()).path("sale").path("id").asText(""));
  }

  private OutputStream begin(long firstSeq) throws IOException {
    close();
    FileChannel channel =
        FileChannel.open(
            folder.resolve(String.format(Locale.ROOT, "%012d.jsonl", firstSeq)),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    file = channel;
    OutputStream opened = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    out = opened;
    return opened;
  }

  /** Forces what was written. */
  @Override
  public void close() throws IOException {
    OutputStream open = out;
    FileChannel channel = file;
    out = null;
    file = null;
    if (open != null && channel != null) {
      try (channel) {
        open.flush();
        channel.force(true);
      }
      new LocalDisk().forceFolder(folder);
    }
  }
}
