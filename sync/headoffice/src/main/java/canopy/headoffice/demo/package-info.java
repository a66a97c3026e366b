/**
 * Head office with demonstration data: {@code mvn -Pheadoffice}. It is the real server; only what
 * is in it was made up.
 */
@NullMarked
package canopy.headoffice.demo;

import org.jspecify.annotations.NullMarked;
