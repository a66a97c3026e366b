package canopy.core.quantity;

/**
 * A volume of fuel.
 *
 * @param millilitres may be negative in a refund
 */
public record Volume(long millilitres) implements Comparable<Volume> {
  public static final Volume ZERO = new Volume(0);

  public Volume plus(Volume other) {
    return new Volume(Math.addExact(millilitres, other.millilitres));
  }

  public Volume minus(Volume other) {
    return new Volume(Math.subtractExact(millilitres, other.millilitres));
  }

  public Volume negated() {
    return new Volume(Math.negateExact(millilitres));
  }

  @Override
  public int compareTo(Volume other) {
    return Long.compare(millilitres, other.millilitres);
  }
}
