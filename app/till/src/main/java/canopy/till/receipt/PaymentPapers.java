package canopy.till.receipt;

import canopy.core.quantity.Money;
import canopy.core.sale.Line;
import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.paper.TextStyle.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed about scan-to-pay besides receipts: the slip of a payment that is not settled,
 * and a code for the customer to scan. Plain facts in, bytes out; any thread.
 */
public final class PaymentPapers {
  private static final TextStyle HEADING = new TextStyle(Align.CENTRE, true, Size.NORMAL);

  /**
   * How a payment is found again, at the till and at the channel.
   *
   * @param channel the channel's name, as people know it
   * @param outNo our merchant order number, printable ASCII; also printed as a bar code, or as a QR
   *     code where the paper is too narrow
   * @param channelNo the channel's number; null while not known
   */
  public record Reference(String channel, String outNo, @Nullable String channelNo) {}

  /**
   * A payment whose outcome is not known yet.
   *
   * @param amount that was asked for
   * @param requestedAt when
   * @param fills what the customer has in the tank already
   */
  public record Pending(
      Money amount, Reference payment, Instant requestedAt, List<Line.FuelFill> fills) {
    public Pending {
      fills = List.copyOf(fills);
    }
  }

  /**
   * A code that asks to be paid.
   *
   * @param amount due
   * @param qrText what the code says, as the channel gave it
   * @param wallets that can read it, by the names people know
   * @param validUntil when the channel lets it die; null if it does not say
   * @param outNo our merchant order number
   */
  public record Invitation(
      Money amount,
      String qrText,
      List<String> wallets,
      @Nullable Instant validUntil,
      String outNo) {
    public Invitation {
      wallets = List.copyOf(wallets);
    }
  }

  private final PaperStyle style;
  private final PrinterProfile profile;
  private final LineRasteriser rasteriser;

  public PaymentPapers(PaperStyle style, PrinterProfile profile, LineRasteriser rasteriser) {
    this.style = style;
    this.profile = profile;
    this.rasteriser = rasteriser;
  }

  /**
   * The slip "payment to be confirmed": no receipt, but what the customer keeps until it is known
   * whether money moved.
   *
   * @param job gives the copy's number and the operator
   */
  public byte[] pending(Pending pending, PrintJob job) {
    ReceiptBuilder paper = new ReceiptBuilder(profile, rasteriser);
    PaperHead head = new PaperHead(style, paper);
    head.station();
    head.copy(job);
    paper.separator();
    paper.text(style.text("pending"), TextStyle.TITLE);
    paper.text(style.text("pendingHint"));
    paper.separator();
    paper.pair(style.text("time"), style.time(pending.requestedAt()));
    head.till(job.by());
    for (Line.FuelFill fill : pending.fills()) {
      paper.text(style.fuel(fill));
      paper.text("  " + style.litres(fill));
    }
    paper.pair(style.text("pendingAmount"), style.amount(pending.amount()), TextStyle.TOTAL);
    PaymentLines lines = new PaymentLines(style, paper);
    lines.channel(pending.payment().channel());
    lines.numbers(pending.payment().channelNo(), pending.payment().outNo());
    return paper.cut().bytes();
  }

  /** The code for the customer to scan, as large as the paper allows. */
  public byte[] invitation(Invitation invitation) {
    ReceiptBuilder paper = new ReceiptBuilder(profile, rasteriser);
    paper.text(style.name(style.master().get().config().name()), HEADING);
    paper.text(style.text("scanToPay"), TextStyle.TITLE);
    paper.text(style.amount(invitation.amount()), TextStyle.TITLE);
    paper.largeQr(invitation.qrText());
    if (!invitation.wallets().isEmpty()) {
      String wallets = String.join(" / ", invitation.wallets());
      paper.text(style.text("scanWith", wallets), HEADING);
    }
    Instant end = invitation.validUntil();
    if (end != null) {
      paper.text(style.text("validUntil", style.time(end)), TextStyle.CENTRED);
    }
    paper.text(style.text("scanHint"), TextStyle.CENTRED);
    paper.text(invitation.outNo(), TextStyle.CENTRED);
    return paper.cut().bytes();
  }
}
