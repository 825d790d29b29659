package io.fairlead.sandbox;

import io.fairlead.institution.DirectoryContent;
import io.fairlead.institution.DirectoryFile;
import io.fairlead.institution.Institution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The simulated banks, in a file like those of any import. */
final class FinBankFamily {

    private static final String FILE = "/institutions/finbank-family.csv";

    private FinBankFamily() {}

    static List<Institution> read() {
        try (InputStream file = FinBankFamily.class.getResourceAsStream(FILE)) {
            var content =
                    DirectoryFile.read(
                            DirectoryFile.Format.CSV, Objects.requireNonNull(file, FILE));
            return switch (content) {
                case DirectoryContent.Usable(var institutions) -> institutions;
                case DirectoryContent.Faulty(var faults) ->
                        throw new IllegalStateException(FILE + " " + faults);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
