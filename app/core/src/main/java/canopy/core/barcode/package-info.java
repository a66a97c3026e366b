/**
 * What a scanned text is: an article's GTIN, a weighed label, a payment code, a member, a receipt,
 * an own code. The till asks {@link canopy.core.barcode.CodeReader} for every scan before anything
 * is looked up, so that a payment code never reaches the goods, the screen or a log. Pure and safe
 * on any thread.
 */
@NullMarked
package canopy.core.barcode;

import org.jspecify.annotations.NullMarked;
