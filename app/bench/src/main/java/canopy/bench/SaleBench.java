package canopy.bench;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.state.TillState;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * A durable sale of five lines over 20,000 articles, from the first scan to the acknowledged
 * payment, beside the limit: a plain loop of the same number of writes of the same size, each
 * forced. Rounds alternate, so that both see the same disk.
 *
 * <p>Arguments: a folder on the disk to measure, rounds, sales a round.
 */
public final class SaleBench {
  private static final int ARTICLES = 20_000;
  private static final int LINES = 5;
  private static final String CASHIER = DemoStation.CASHIER.id();
  private static final long NOTE_MINOR = 1_000_000;
  private static final int PREALLOCATED_BYTES = 64 * 1024 * 1024;

  private SaleBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    int sales = Integer.parseInt(args[2]);
    Files.createDirectories(folder);
    DataFolder data = new DataFolder(folder.resolve("data"));
    try (PinCheck pins = PinCheck.open(data.root(), new SecureRandom())) {
      DemoStation.setUp(data, pins);
    }
    Master master =
        new Master(data.stationConfig(), data.people(), CatalogueFiles.in(data.master()).load())
            .with(CatalogueGenerator.generate(ARTICLES, 7));
    long[] sale = new long[rounds * sales];
    long[] limit = new long[rounds * sales];
    try (Journal journal = Journal.open(data.root(), new Identity("S001", "1"), Clock.systemUTC());
        TillLoop loop = loop(journal, master);
        FileChannel plain =
            FileChannel.open(
                folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      preallocate(plain);
      does(loop, new OperatorCommand.SignIn(CASHIER));
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < sales; i++) {
        sell(loop, master, random);
      }
      long bytesBefore = journalBytes(data);
      sell(loop, master, random);
      int bytesPerWrite = (int) Math.max(1, (journalBytes(data) - bytesBefore) / (LINES + 1));
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < sales; i++) {
          long start = System.nanoTime();
          sell(loop, master, random);
          sale[round * sales + i] = System.nanoTime() - start;
        }
        for (int i = 0; i < sales; i++) {
          long start = System.nanoTime();
          force(plain, Math.max(bytesPerWrite, 700));
          limit[round * sales + i] = System.nanoTime() - start;
        }
      }
    }
    System.out.println(new Percentiles(limit).line("limit: " + (LINES + 1) + " forced writes"));
    System.out.println(new Percentiles(sale).line("sale: " + LINES + " scans and a payment"));
    System.out.printf(
        "sale / limit at p50: %.2f%n",
        (double) new Percentiles(sale).micros(50) / new Percentiles(limit).micros(50));
  }

  private static TillLoop loop(Journal journal, Master master) throws Exception {
    Ledger ledger = new Ledger(journal);
    TillState state = ledger.replay(TillState.initial("CNY"));
    TillLoop loop =
        new TillLoop(ledger, master, state, Clock.systemUTC(), (recorded, now) -> {}, now -> {});
    loop.start(UUID.randomUUID(), "bench");
    return loop;
  }

  private static void sell(TillLoop loop, Master master, SplittableRandom random)
      throws InterruptedException, ExecutionException {
    for (int line = 0; line < LINES; line++) {
      var articles = master.catalogue().articles();
      var article = articles.get(random.nextInt(articles.size()));
      Quantity quantity =
          article.unit() == Quantity.Unit.PIECE ? Quantity.ONE : Quantity.grams(500);
      does(loop, new SaleCommand.AddArticle(article.id(), article.id(), quantity, null));
    }
    var sale = loop.snapshot().open();
    if (sale == null) {
      throw new IllegalStateException("no sale is open");
    }
    does(loop, new TenderCommand.Take(sale.id(), 0, "cash", Money.of(NOTE_MINOR, "CNY"), ""));
  }

  private static void does(TillLoop loop, Command command)
      throws InterruptedException, ExecutionException {
    Outcome outcome = loop.submit(Request.by(CASHIER, command)).get();
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(command + ": " + outcome);
    }
  }

  private static void force(FileChannel plain, int bytes) throws IOException {
    for (int i = 0; i <= LINES; i++) {
      if (plain.position() + bytes > PREALLOCATED_BYTES) {
        plain.position(0);
      }
      ByteBuffer block = ByteBuffer.allocate(bytes);
      while (block.hasRemaining()) {
        plain.write(block);
      }
      plain.force(false);
    }
  }

  private static void preallocate(FileChannel plain) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(PREALLOCATED_BYTES);
    while (zeros.hasRemaining()) {
      plain.write(zeros);
    }
    plain.force(true);
    plain.position(0);
  }

  /** Bytes that hold lines; what is written ahead does not count. */
  private static long journalBytes(DataFolder data) throws IOException {
    long bytes = 0;
    try (var segments = Files.list(data.root().resolve("journal"))) {
      for (Path segment : segments.toList()) {
        byte[] content = Files.readAllBytes(segment);
        int end = content.length;
        while (end > 0 && content[end - 1] == 0) {
          end--;
        }
        bytes += end;
      }
    }
    return bytes;
  }
}
