package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * How long the first visit to each place holds the screen's thread; printed, for people to read.
 */
class PageVisitTest extends RunningTill {
  private long visitMicros(Place place) throws Exception {
    return onFx(
        () -> {
          long began = System.nanoTime();
          window.go(place);
          window.shell().scene().getRoot().applyCss();
          window.shell().scene().getRoot().layout();
          return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
        });
  }

  @Test
  void whereNobodyDoesAnythingPagesAreBuiltAhead() throws Exception {
    until(() -> window.manager.pages.size() == Place.values().length - 1);
  }

  @Test
  void aPageBuiltAheadIsShownSooner() throws Exception {
    signIn(DemoStation.MANAGER);
    List<Long> steps = new ArrayList<>();
    boolean more = true;
    while (more) {
      long began = System.nanoTime();
      more = onFx(() -> window.manager.buildAhead());
      steps.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }
    System.out.println("visit: built ahead in steps of ms " + steps);
    for (Place place : Place.values()) {
      long first = visitMicros(place);
      go(Place.SALE);
      System.out.println("visit " + place + ": built ahead, first " + first / 1_000 + " ms");
    }
    assertThat(window.manager.pages).hasSize(Place.values().length - 1);
  }

  @Test
  void everyPlaceIsBuiltAtItsFirstVisitAndKept() throws Exception {
    signIn(DemoStation.MANAGER);
    List<String> times = new ArrayList<>();
    for (Place place : Place.values()) {
      long first = visitMicros(place);
      go(Place.SALE);
      long again = visitMicros(place);
      go(Place.SALE);
      times.add(place + ": first " + first / 1_000 + " ms, again " + again / 1_000 + " ms");
    }
    times.forEach(line -> System.out.println("visit " + line));
    assertThat(times).hasSize(Place.values().length);
  }
}
