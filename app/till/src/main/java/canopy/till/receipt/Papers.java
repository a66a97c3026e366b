package canopy.till.receipt;

import canopy.core.event.ShiftEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Flowed;
import canopy.core.fuel.WriteOff;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.ShownCode;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.tender.TenderKind;
import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.till.day.sheet.DaySheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every kind of paper of this till. Called on the print desk's thread. */
public final class Papers implements Paperwork {
  /** Where the facts of older papers come from; may wait a moment for the store to catch up. */
  public interface Source {
    /** A completed sale or refund by its number. */
    Optional<CompletedSale> sale(String id) throws FactsUnavailable;

    /** What has flowed by now of the prepayments of a sale, by line. */
    Map<Integer, Flowed> flowed(String saleId) throws FactsUnavailable;

    /** A fill that was not paid in a sale, by its key. */
    Optional<UnpaidFill> unpaidFill(String key) throws FactsUnavailable;

    /** A payment that is not settled, by its merchant order number; empty once it is. */
    Optional<Attempt> payment(String outNo);

    /** A sale that is not paid yet, by its number; empty if there is none. */
    Optional<Sale> unpaidSale(String id);

    /** What happened to a shift, by its {@link ShiftEvent#subject}. */
    Optional<AboutShift> shift(String subject) throws FactsUnavailable;

    /** The report of a closed day. */
    Optional<DaySheet> day(LocalDate day) throws FactsUnavailable;
  }

  /**
   * What a paper about a shift is about.
   *
   * @param approvedBy the second person who said yes to it; null if none was needed
   */
  public record AboutShift(ShiftEvent event, @Nullable String approvedBy) {}

  /** What a form about an unpaid fill is about. */
  public record UnpaidFill(Fill fill, WriteOff writeOff) {}

  private final PaperStyle style;
  private final PrinterProfile profile;
  private final LineRasteriser rasteriser;
  private final Source source;
  private final PaymentPapers payments;
  private final @Nullable Bitmap logo;

  public Papers(
      PaperStyle style, PrinterProfile profile, LineRasteriser rasteriser, Source source) {
    this(style, profile, rasteriser, source, null);
  }

  private Papers(
      PaperStyle style,
      PrinterProfile profile,
      LineRasteriser rasteriser,
      Source source,
      @Nullable Bitmap logo) {
    this.style = style;
    this.profile = profile;
    this.rasteriser = rasteriser;
    this.source = source;
    this.logo = logo;
    this.payments = new PaymentPapers(style, profile, rasteriser);
  }

  /** The same with a picture at the top of each receipt; without, if there is none. */
  public Papers withLogo(Optional<Bitmap> picture) {
    return new Papers(style, profile, rasteriser, source, picture.orElse(null));
  }

  @Override
  public Optional<byte[]> paper(PrintJob job, @Nullable CompletedSale newest)
      throws FactsUnavailable {
    return switch (job.paper()) {
      case RECEIPT, HELD_SALE -> {
        Optional<CompletedSale> found = sale(job.subject(), newest);
        yield found.isEmpty() ? Optional.empty() : Optional.of(receipt(found.get(), job));
      }
      case UNPAID_FILL_FORM -> source.unpaidFill(job.subject()).map(unpaid -> form(unpaid, job));
      case DAY_REPORT ->
          source.day(LocalDate.parse(job.subject())).map(sheet -> dayReport(sheet, job));
      case TEST_PAGE -> Optional.of(testPage());
      case PAYMENT_SLIP -> source.payment(job.subject()).map(attempt -> slip(attempt, job));
      case PAYMENT_CODE -> source.payment(job.subject()).flatMap(this::code);
      case SHIFT_REPORT, X_REPORT, CASH_SLIP, COUNT_SLIP ->
          source.shift(job.subject()).map(about -> shift(about, job));
    };
  }

  /** The customer who stands here waits for the newest one: it never depends on the store. */
  private Optional<CompletedSale> sale(String id, @Nullable CompletedSale newest)
      throws FactsUnavailable {
    return newest != null && newest.id().equals(id) ? Optional.of(newest) : source.sale(id);
  }

  /** A copy tells what has flowed since the receipt was printed for the first time. */
  private byte[] receipt(CompletedSale sale, PrintJob job) throws FactsUnavailable {
    boolean prepaid = sale.lines().stream().anyMatch(Line.FuelPrepay.class::isInstance);
    Map<Integer, Flowed> flowed = prepaid && job.copy() > 0 ? source.flowed(sale.id()) : Map.of();
    ReceiptBuilder paper = begin();
    if (logo != null) {
      paper.picture(logo, TextStyle.Align.CENTRE).feed(1);
    }
    new ReceiptPaper(style, paper, flowed).print(sale, job);
    return paper.cut().bytes();
  }

  private byte[] form(UnpaidFill unpaid, PrintJob job) {
    ReceiptBuilder paper = begin();
    new ReportPaper(style, paper, profile.columns()).form(unpaid, job);
    return paper.cut().bytes();
  }

  private byte[] dayReport(DaySheet sheet, PrintJob job) {
    ReceiptBuilder paper = begin();
    new DayPaper(style, paper, profile.columns()).print(sheet, job);
    return paper.cut().bytes();
  }

  private byte[] shift(AboutShift about, PrintJob job) {
    ReceiptBuilder paper = begin();
    new ShiftPaper(style, paper, profile.columns(), about.approvedBy()).print(about.event(), job);
    return paper.cut().bytes();
  }

  private byte[] testPage() {
    ReceiptBuilder paper = begin();
    new ReportPaper(style, paper, profile.columns()).testPage();
    return paper.cut().bytes();
  }

  private byte[] slip(Attempt attempt, PrintJob job) {
    return payments.pending(
        new PaymentPapers.Pending(
            attempt.amount(),
            new PaymentPapers.Reference(name(attempt), attempt.outNo(), attempt.channelNo()),
            attempt.startedAt(),
            source.unpaidSale(attempt.saleId()).map(Papers::fills).orElse(List.of())),
        job);
  }

  private static List<Line.FuelFill> fills(Sale sale) {
    return sale.activeLines().stream()
        .filter(Line.FuelFill.class::isInstance)
        .map(Line.FuelFill.class::cast)
        .toList();
  }

  /** Empty if nobody may pay it any more. A plate's code does not end. */
  private Optional<byte[]> code(Attempt attempt) {
    ShownCode shown = attempt.shown();
    return shown == null || !attempt.isShown()
        ? Optional.empty()
        : Optional.of(
            payments.invitation(
                new PaymentPapers.Invitation(
                    attempt.amount(),
                    shown.text(),
                    List.of(name(attempt)),
                    attempt.mode() == Mode.STATIC ? null : attempt.giveUpAt(),
                    attempt.outNo())));
  }

  private String name(Attempt attempt) {
    TenderKind kind = style.master().get().tender(attempt.kind());
    return kind == null ? attempt.kind() : style.name(kind.name());
  }

  private ReceiptBuilder begin() {
    return new ReceiptBuilder(profile, rasteriser);
  }
}
