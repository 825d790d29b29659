package io.fairlead.report.content;

import io.fairlead.account.statement.AssetId;
import io.fairlead.spi.StatementFile;

/** A statement that a report hands on, with the name that partners know it by. */
public record StatementData(AssetId asset, StatementFile file) {}
