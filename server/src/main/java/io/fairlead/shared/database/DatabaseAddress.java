package io.fairlead.shared.database;

import io.fairlead.shared.Secret;

/** Where a PostgreSQL database is reached: its JDBC URL, and as whom. */
public record DatabaseAddress(String url, String user, Secret password) {}
