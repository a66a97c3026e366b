package canopy.till.ui.pump;

/**
 * A finished fill that nobody has paid for.
 *
 * @param id what {@link PumpActions#takeFill} is told
 * @param pump the pump's number
 * @param grade the grade's short name, {@code 95#}
 * @param amountMinor what the dispenser asks, minor units
 * @param volumeMillilitres what it delivered
 * @param minutes full minutes since the nozzle was hung up
 * @param taken it lies in this till's basket now
 */
public record UnpaidFill(
    String id,
    int pump,
    String grade,
    long amountMinor,
    long volumeMillilitres,
    int minutes,
    boolean taken) {}
