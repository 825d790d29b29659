package io.fairlead.shared.sealing;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value is stored.
 *
 * @param table the table
 * @param column its column, named {@code …_sealed}
 * @param row the value of the row's {@code id} as text
 */
public record SealedPlace(String table, String column, String row) {

    byte[] associatedData() {
        return (table + "." + column + ":" + row).getBytes(StandardCharsets.UTF_8);
    }
}
