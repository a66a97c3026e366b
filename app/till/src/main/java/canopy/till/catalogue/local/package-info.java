/**
 * The page on which a station changes a price or adds an article by itself, and sees what head
 * office says to it. Belongs to the FX thread; opened by the window.
 */
@NullMarked
package canopy.till.catalogue.local;

import org.jspecify.annotations.NullMarked;
