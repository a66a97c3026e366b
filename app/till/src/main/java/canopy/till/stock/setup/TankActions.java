package canopy.till.stock.setup;

import canopy.core.stock.Tank;

/** What can be done about the tanks' set-up. FX thread; returns at once. */
interface TankActions {
  /** Begins a new tank. */
  void add();

  /** Shows one of the list, to be changed. */
  void choose(Tank tank);

  void grade(int id);

  /** At how many degrees litres are counted when temperature is: 15 or 20. */
  void reference(int degrees);

  /** Takes the strapping table from a file. */
  void readTable();

  void save();

  /** Asks whether the tank is to be taken away. */
  void remove();
}
