package canopy.core.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * A department of the shop; the tabs of the hot keys and the groups of reports.
 *
 * @param id short and stable, such as {@code drinks}
 * @param name what screens call it
 * @param order where its tab stands: the smaller, the further to the front; those of the same order
 *     stand as they were made
 */
public record Department(
    String id, Names name, @JsonInclude(JsonInclude.Include.NON_DEFAULT) int order) {
  public Department {
    Objects.requireNonNull(name);
    if (id.isBlank()) {
      throw new IllegalArgumentException("a department needs an id");
    }
  }

  /** One that stands where it was made. */
  public Department(String id, Names name) {
    this(id, name, 0);
  }

  public String name(Language language) {
    return name.in(language);
  }
}
