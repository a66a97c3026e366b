/**
 * Head office: one program, wired by hand in {@link canopy.headoffice.HeadOffice}. Stations send it
 * their journals; it sends them goods, prices and people, and shows a console in the browser.
 */
@NullMarked
package canopy.headoffice;

import org.jspecify.annotations.NullMarked;
