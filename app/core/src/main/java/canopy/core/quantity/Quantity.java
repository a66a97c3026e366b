package canopy.core.quantity;

/**
 * How much of an article: pieces or grams.
 *
 * @param amount pieces or grams; negative in a refund
 * @param unit what {@code amount} counts
 */
public record Quantity(long amount, Unit unit) {
  public static final Quantity ONE = pieces(1);

  /** What is counted. */
  public enum Unit {
    PIECE(1),
    GRAM(1000);

    private final long perPrice;

    Unit(long perPrice) {
      this.perPrice = perPrice;
    }

    /** How many of this unit a unit price is for: 1 piece, 1000 grams. */
    public long perPrice() {
      return perPrice;
    }
  }

  public static Quantity pieces(long pieces) {
    return new Quantity(pieces, Unit.PIECE);
  }

  public static Quantity grams(long grams) {
    return new Quantity(grams, Unit.GRAM);
  }

  /**
   * @throws IllegalArgumentException if the units differ
   */
  public Quantity plus(Quantity other) {
    if (unit != other.unit) {
      throw new IllegalArgumentException(unit + " and " + other.unit + " do not mix");
    }
    return new Quantity(Math.addExact(amount, other.amount), unit);
  }

  public Quantity negated() {
    return new Quantity(Math.negateExact(amount), unit);
  }
}
