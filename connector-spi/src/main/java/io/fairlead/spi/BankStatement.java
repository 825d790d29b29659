package io.fairlead.spi;

import java.time.LocalDate;

/** A statement the bank has issued, with the first and the last day of its period. */
public record BankStatement(String id, LocalDate from, LocalDate to, LocalDate issuedOn) {}
