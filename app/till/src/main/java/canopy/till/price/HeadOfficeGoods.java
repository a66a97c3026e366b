package canopy.till.price;

import canopy.core.catalogue.LeftOut;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.operator.DecidedPeople;
import canopy.core.station.DecidedSettings;
import canopy.sync.FeedSink;
import canopy.till.catalogue.Catalogue;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what head office decides, keeps it, and says what is to be in force. A change is on the
 * disk before it counts. On the sync thread, but for the start.
 */
public final class HeadOfficeGoods implements FeedSink, Closeable {
  /** The file in the folder of the master data. */
  public static final String FILE = "head-office.jsonl";

  static final String SETTINGS = "settings";
  static final String RECEIPT_TEXT = "receiptText";

  /** The key of the settings of all tills of a station. */
  static final String OF_TILLS = "tills";

  /** The key of the lines at the end of each receipt. */
  static final String FOOT = "foot";

  private static final int SPARE_LINES = 10_000;

  private final RecordFile file;
  private final Records records = new Records();
  private @Nullable Records snapshot;
  private Position position = new Position.Nothing();
  private Consumer<Decided> news = decided -> {};
  private Consumer<Station> stationNews = station -> {};

  /**
   * What head office has decided.
   *
   * @param goods with the prices of today
   * @param planned prices of later, in no order
   * @param leftOut what else was decided, and cannot be used here
   */
  public record Decided(Catalogue goods, List<PlannedPrice> planned, List<LeftOut> leftOut) {
    public Decided {
      planned = List.copyOf(planned);
      leftOut = List.copyOf(leftOut);
    }

    /**
     * The same with a tax class that the till cannot do without. Only the till knows which that is:
     * head office may take it back when nothing that it knows has it.
     *
     * @param inForce goods that have it
     */
    public Decided keeping(String taxClass, Catalogue inForce) {
      Catalogue kept = goods.keeping(taxClass, inForce);
      if (kept == goods) {
        return this;
      }
      List<LeftOut> told = new ArrayList<>(leftOut);
      told.add(new LeftOut(Records.TAX_CLASS, taxClass, LeftOut.Why.NO_TAX_CLASS));
      return new Decided(kept, planned, told);
    }
  }

  /**
   * What head office has decided for the station, beside its goods.
   *
   * @param settings null if it leaves them to the tills
   * @param receiptFoot lines at the end of each receipt; null if it leaves them to the station
   * @param people roles and people that it decides; the others are the station's
   * @param answers to changes that tills of the station made by themselves
   */
  public record Station(
      @Nullable DecidedSettings settings,
      @Nullable Names receiptFoot,
      DecidedPeople people,
      List<Answer> answers) {
    public Station {
      answers = List.copyOf(answers);
    }
  }

  private HeadOfficeGoods(RecordFile file) {
    this.file = file;
  }

  /**
   * Reads what came so far.
   *
   * @param master the folder of the master data
   * @throws IOException if the disk fails
   */
  public static HeadOfficeGoods open(Path master) throws IOException {
    Files.createDirectories(master);
    HeadOfficeGoods goods = new HeadOfficeGoods(RecordFile.open(master.resolve(FILE)));
    goods.replay();
    return goods;
  }

  /**
   * What is decided; empty as long as the first snapshot is not complete. While a later one comes
   * in, it is what the one before said.
   */
  public Optional<Decided> decided() {
    Catalogue goods = records.catalogue();
    // A head office that has no goods at all has not decided that the till shall sell nothing.
    return goods.articles().isEmpty() && goods.grades().isEmpty()
        ? Optional.empty()
        : Optional.of(new Decided(goods, records.plannedPrices(), records.leftOut()));
  }

  /** The goods with the prices of a moment; empty as {@link #decided}. */
  public Optional<Catalogue> inForce(Instant now) {
    return decided().map(newest -> Prices.at(now, newest).goods());
  }

  /** What is decided for the station, beside its goods. */
  public Station station() {
    return new Station(
        records.only(SETTINGS, OF_TILLS, DecidedSettings.class),
        records.only(RECEIPT_TEXT, FOOT, Names.class),
        records.people(),
        records.answers());
  }

  /** The version of the record behind an article or a grade; 0 if there is none. Any thread. */
  public long version(LocalChange.Kind kind, String key) {
    return switch (kind) {
      case ARTICLE_PRICE, NEW_ARTICLE, CHANGED_ARTICLE -> records.version("article", key);
      case GRADE_PRICE -> records.version("grade", key);
    };
  }

  /** Says who is told of changes from now on, on the sync thread. */
  public void connect(Consumer<Decided> goods, Consumer<Station> station) {
    news = goods;
    stationNews = station;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public void apply(List<Change> changes, Position.At reached) throws IOException {
    file.add(changes.stream().map(HeadOfficeGoods::line).toList(), mark(null, reached, false));
    changes.forEach(change -> put(records, change));
    position = reached;
    if (file.count() > 2L * records.size() + SPARE_LINES) {
      file.replace(records.lines(), mark(null, reached, true));
    }
    if (!changes.isEmpty()) {
      tell();
    }
  }

  @Override
  public void snapshot(List<Change> page, boolean first, @Nullable String next, Position.At reached)
      throws IOException {
    RecordFile.Mark mark = mark(next, reached, first);
    file.add(page.stream().map(HeadOfficeGoods::line).toList(), mark);
    Records fresh = first || snapshot == null ? new Records() : snapshot;
    snapshot = fresh;
    page.forEach(change -> put(fresh, change));
    reached(mark);
    if (next == null) {
      tell();
    }
  }

  private void tell() {
    decided().ifPresent(news);
    stationNews.accept(station());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void replay() {
    boolean taking = false;
    Records page = new Records();
    List<RecordFile.Line> lines = new ArrayList<>();
    for (RecordFile.Line line : file.lines()) {
      RecordFile.Mark mark = line.mark();
      if (mark == null) {
        lines.add(line);
        continue;
      }
      if (mark.began()) {
        page = new Records();
        taking = true;
      }
      Records into = taking ? page : records;
      for (RecordFile.Line one : lines) {
        put(into, one);
      }
      lines.clear();
      snapshot = taking ? page : null;
      reached(mark);
      taking = mark.token() != null;
    }
  }

  private void reached(RecordFile.Mark mark) {
    String token = mark.token();
    if (token != null) {
      position = new Position.InSnapshot(token);
      return;
    }
    Records complete = snapshot;
    if (complete != null) {
      records.become(complete);
      snapshot = null;
    }
    String history = mark.history();
    position = new Position.At(mark.cursor(), history == null ? "" : history);
  }

  private static void put(Records into, Change change) {
    into.put(change.kind(), change.key(), change.version(), change.version(), change.data());
  }

  private static void put(Records into, RecordFile.Line line) {
    String kind = line.kind();
    String key = line.key();
    if (kind != null && key != null) {
      Long since = line.since();
      into.put(kind, key, line.version(), since == null ? line.version() : since, line.data());
    }
  }

  private static RecordFile.Line line(Change change) {
    return RecordFile.Line.record(
        change.kind(), change.key(), change.version(), change.version(), change.data());
  }

  private static RecordFile.Mark mark(@Nullable String token, Position.At at, boolean began) {
    return new RecordFile.Mark(token, at.cursor(), at.mark(), began);
  }
}
