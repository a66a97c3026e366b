/**
 * Pages on which head office and stations write down articles, departments and tax classes. What is
 * refused comes back as it was typed, with a sentence. Request threads.
 */
@NullMarked
package canopy.headoffice.console.goods;

import org.jspecify.annotations.NullMarked;
