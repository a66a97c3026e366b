package canopy.till.station;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.operator.Operator;
import canopy.core.operator.People;
import canopy.core.payment.PayMethods;
import canopy.core.payment.TrustLimit;
import canopy.core.shift.ShiftSettings;
import canopy.core.station.Book;
import canopy.core.station.StationRules;
import canopy.core.stock.Tanks;
import canopy.core.tax.TaxClass;
import canopy.core.tender.TenderKind;
import canopy.till.catalogue.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The master data in force, as the rules read it. Immutable; a change makes a new one. Any thread.
 */
public final class Master implements Book {
  private static final int MOST_FOOT_LINES = 6;

  private final StationConfig config;
  private final StationRules rules;
  private final People people;
  private final Catalogue catalogue;
  private final Tanks tanks;
  private final Map<String, Operator> operators;
  private final Map<String, TenderKind> tenders = new HashMap<>();
  private final Paying paying;
  private final ShiftSettings shifts;
  private final @Nullable Names decidedFoot;

  /** Paying by scanning: the kinds of tender, and how. */
  private record Paying(List<TenderKind> tenders, PayMethods methods) {
    private Paying {
      tenders = List.copyOf(tenders);
    }
  }

  /**
   * A station where nobody pays by scanning.
   *
   * @throws IllegalArgumentException if one part names something that another part does not have
   */
  public Master(StationConfig config, People people, Catalogue catalogue) {
    this(
        config,
        people,
        catalogue,
        Tanks.NONE,
        new Paying(List.of(), PayMethods.NONE),
        UsualShifts.of(config),
        null);
  }

  private Master(
      StationConfig config,
      People people,
      Catalogue catalogue,
      Tanks tanks,
      Paying paying,
      ShiftSettings shifts,
      @Nullable Names decidedFoot) {
    this.config = config;
    this.rules = config.rules();
    this.people = people;
    this.catalogue = catalogue;
    this.tanks = tanks;
    this.operators = people.operators();
    this.paying = paying;
    this.shifts = shifts;
    this.decidedFoot = decidedFoot;
    config.tenders().forEach(kind -> tenders.put(kind.id(), kind));
    paying.tenders().forEach(kind -> tenders.put(kind.id(), kind));
    taxClass(config.forecourt().prepayTaxClass());
  }

  public StationConfig config() {
    return config;
  }

  @Override
  public People people() {
    return people;
  }

  /** Everybody with their rights, whether or not they may sign in. */
  public List<Operator> everybody() {
    return List.copyOf(operators.values());
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** The same station with other goods. */
  public Master with(Catalogue next) {
    return new Master(config, people, next, tanks, paying, shifts, decidedFoot);
  }

  /** The same station with other people. */
  public Master with(People next) {
    return new Master(config, next, catalogue, tanks, paying, shifts, decidedFoot);
  }

  /** The same station with another end of its receipts; null leaves it to the station's own. */
  public Master with(@Nullable Names receiptFoot) {
    return new Master(config, people, catalogue, tanks, paying, shifts, receiptFoot);
  }

  /** What head office wants at the end of each receipt, by lines; null if it wants nothing. */
  public @Nullable Names decidedFoot() {
    return decidedFoot;
  }

  /** The lines at the end of each receipt. */
  public List<String> receiptFoot(Language language) {
    return decidedFoot == null
        ? config.letterhead().receiptFoot()
        : decidedFoot.in(language).lines().limit(MOST_FOOT_LINES).toList();
  }

  /** The same station with these ways to scan and pay. */
  public Master paying(List<TenderKind> kinds, PayMethods methods) {
    return new Master(
        config, people, catalogue, tanks, new Paying(kinds, methods), shifts, decidedFoot);
  }

  /** The same station taking this much on a person's word. */
  public Master trusting(TrustLimit trust) {
    return paying(paying.tenders(), paying.methods().trusting(trust));
  }

  /** The same station with these tanks. */
  public Master with(Tanks next) {
    return new Master(config, people, catalogue, next, paying, shifts, decidedFoot);
  }

  /** The same station keeping its shifts so. */
  public Master keeping(ShiftSettings next) {
    return new Master(config, people, catalogue, tanks, paying, next, decidedFoot);
  }

  @Override
  public ShiftSettings shifts() {
    return shifts;
  }

  /** The tender kinds that are paid by scanning, in the order of their tiles. */
  public List<TenderKind> scanTenders() {
    return paying.tenders();
  }

  @Override
  public PayMethods payments() {
    return paying.methods();
  }

  @Override
  public Tanks tanks() {
    return tanks;
  }

  @Override
  public StationRules station() {
    return rules;
  }

  @Override
  public @Nullable Article article(String id) {
    return catalogue.article(id).orElse(null);
  }

  @Override
  public @Nullable FuelGrade grade(int id) {
    return catalogue.grade(id).orElse(null);
  }

  @Override
  public TaxClass taxClass(String id) {
    return catalogue
        .taxClass(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no tax class \"" + id + "\""));
  }

  @Override
  public @Nullable TenderKind tender(String id) {
    return tenders.get(id);
  }

  @Override
  public @Nullable Operator operator(String id) {
    return operators.get(id);
  }
}
