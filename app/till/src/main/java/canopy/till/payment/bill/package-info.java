/**
 * The channels' bills on the screen: a bill is fetched or read from a file, compared with our books
 * ({@code canopy.core.bill}), and each difference is dealt with. FX thread; bills are fetched on
 * the payment desk's calls, books are asked on the store's query thread, files on a thread for
 * files.
 */
@NullMarked
package canopy.till.payment.bill;

import org.jspecify.annotations.NullMarked;
