package canopy.core.command;

/** Something a person or a device wants the till to do or to know. */
public sealed interface Command
    permits SaleCommand,
        TenderCommand,
        PaymentCommand,
        BillCommand,
        FuelCommand,
        OperatorCommand,
        PriceCommand,
        StockCommand,
        ShiftCommand,
        CounterCommand {}
