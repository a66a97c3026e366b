package canopy.core.event;

/**
 * Something that happened, as it stands in the journal for ever. {@link EventJson} gives each its
 * type and version.
 */
public sealed interface Event
    permits SaleEvent,
        FuelEvent,
        PaymentEvent,
        BillEvent,
        OperatorEvent,
        ShiftEvent,
        DeviceEvent,
        StockEvent,
        StationEvent {}
