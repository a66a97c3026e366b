package canopy.till.payment;

import canopy.channel.SetUpProblem;
import canopy.core.catalogue.Names;
import org.jspecify.annotations.Nullable;

/**
 * An account that the till can be paid through, and how it is.
 *
 * @param channel its id in {@code payment.json}
 * @param name of the way to pay that goes to it, or its id where there is none
 * @param problem why it could not be opened; null if it was
 * @param reached whether its channel answers
 */
public record ScanAccount(
    String channel, Names name, @Nullable SetUpProblem problem, boolean reached) {}
