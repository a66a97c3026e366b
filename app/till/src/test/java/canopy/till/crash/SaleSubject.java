package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.state.TillState;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole sales: {@link SaleWriter} sells them through the till loop. */
final class SaleSubject implements CrashSubject {
  @Override
  public List<String> command(Path dataFolder, int run) {
    return CrashChild.java(SaleWriter.class, dataFolder.toString(), Integer.toString(run));
  }

  @Override
  public int check(Path dataFolder, List<String> acknowledged) throws Exception {
    Map<String, Long> found = new HashMap<>();
    try (Journal journal = JournalWriter.open(dataFolder)) {
      Ledger ledger = new Ledger(journal);
      try (JournalReader reader = journal.read(1)) {
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          Event event = ledger.recorded(line).event();
          if (event instanceof SaleEvent.Completed done) {
            Long before = found.put(done.saleId(), done.sale().totals().total().minor());
            assertThat(before).as("sale %s is there twice", done.saleId()).isNull();
          }
        }
      }
      long sum = found.values().stream().mapToLong(Long::longValue).sum();
      TillState state = ledger.replay(TillState.initial("CNY"));
      assertThat(state.day().totals().total().minor()).as("the day's total").isEqualTo(sum);
      assertThat(journal.verifyAll().broken()).isEmpty();
    }
    assertThat(acknowledged).doesNotHaveDuplicates();
    for (String ack : acknowledged) {
      String[] words = ack.split(" ");
      assertThat(found).as("acknowledged and lost").containsEntry(words[0], Long.valueOf(words[1]));
    }
    return found.size();
  }
}
