package canopy.core.bill;

import canopy.core.quantity.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must look into, as the journal keeps it.
 *
 * @param key as in {@link Entry}
 * @param category one that is a difference
 * @param orderNo our merchant order number; may be empty
 * @param refundNo our number of the refund; null in a payment, and where it is not known
 * @param channelNo the channel's number; null if not known
 * @param there what the channel says, above zero; null if it has nothing
 * @param here what we say, above zero; null if we count nothing
 * @param at the channel's moment, or ours
 * @param tender the tender kind; null if we know of no such order
 * @param saleId the sale; empty if none is known
 * @param onTrust whether it was taken on a person's word
 */
public record Difference(
    String key,
    Category category,
    BillItem.Kind kind,
    String orderNo,
    @Nullable String refundNo,
    @Nullable String channelNo,
    @Nullable Money there,
    @Nullable Money here,
    Instant at,
    @Nullable String tender,
    String saleId,
    boolean onTrust) {

  static Difference of(Entry entry) {
    BillItem there = entry.there();
    OwnItem here = entry.here();
    boolean counted = here != null && entry.category() != Category.ONLY_CHANNEL;
    if (there == null) {
      return ours(entry, Objects.requireNonNull(here));
    }
    return new Difference(
        entry.key(),
        entry.category(),
        there.kind(),
        here == null ? there.orderNo() : here.orderNo(),
        there.refundNo(),
        there.channelNo(),
        there.amount(),
        counted && here != null ? here.amount() : null,
        there.at(),
        here == null ? null : here.tender(),
        here == null ? "" : here.saleId(),
        here != null && here.standing() == OwnItem.Standing.ON_TRUST);
  }

  private static Difference ours(Entry entry, OwnItem here) {
    return new Difference(
        entry.key(),
        entry.category(),
        here.kind(),
        here.orderNo(),
        here.kind() == BillItem.Kind.REFUND ? here.number() : null,
        here.channelNo(),
        null,
        here.amount(),
        here.at(),
        here.tender(),
        here.saleId(),
        here.standing() == OwnItem.Standing.ON_TRUST);
  }
}
