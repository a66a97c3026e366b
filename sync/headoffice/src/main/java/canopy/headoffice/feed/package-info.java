/**
 * What head office decides: records of goods, prices, people and settings, numbered in the order of
 * their commits, and sent down to the tills page by page. The console edits them; request threads.
 */
@NullMarked
package canopy.headoffice.feed;

import org.jspecify.annotations.NullMarked;
