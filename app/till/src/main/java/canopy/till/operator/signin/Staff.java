package canopy.till.operator.signin;

import canopy.core.operator.Operator;
import canopy.till.ui.Language;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The people of the station.
 *
 * @param everybody active or not, asked anew each time
 * @param speaks gets an operator's number and the language chosen for all later sign-ins
 */
public record Staff(Supplier<List<Operator>> everybody, BiConsumer<String, Language> speaks) {}
