package canopy.till.ui.manage;

/** Goes from one screen to another. FX thread. */
@FunctionalInterface
public interface Navigation {
  void go(Place place);
}
