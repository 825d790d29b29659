package io.fairlead.start;

import io.fairlead.institution.DirectoryContent;
import io.fairlead.institution.DirectoryContent.Fault;
import io.fairlead.institution.DirectoryFile;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.shared.CommandRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Filling the directory of institutions. */
final class InstitutionCommands {

    private static final int SHOWN_FAULTS = 20;

    private InstitutionCommands() {}

    static void load(CommandContext workplace, List<String> arguments) {
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        List<Institution> institutions =
                switch (read(file)) {
                    case DirectoryContent.Usable(var usable) -> usable;
                    case DirectoryContent.Faulty(var faults) ->
                            throw new CommandRefusedException(refusal(file, faults));
                };
        var imported =
                workplace
                        .part(Institutions.class)
                        .put(
                                workplace.actor(),
                                file.toString(),
                                institutions,
                                done ->
                                        workplace.show(
                                                "Imported %,d of %,d institutions …"
                                                        .formatted(done, institutions.size())));
        workplace.say(
                "Institutions: %,d added, %,d changed, %,d unchanged."
                        .formatted(imported.added(), imported.changed(), imported.unchanged()));
    }

    private static DirectoryContent read(Path file) {
        var format =
                DirectoryFile.Format.of(file.toString())
                        .orElseThrow(
                                () ->
                                        new CommandRefusedException(
                                                "The name of %s must end with .csv or .json."
                                                        .formatted(file)));
        try (InputStream input = Files.newInputStream(file)) {
            return DirectoryFile.read(format, input);
        } catch (NoSuchFileException e) {
            throw new CommandRefusedException("There is no file %s.".formatted(file), e);
        } catch (IOException e) {
            throw new CommandRefusedException(
                    "%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String refusal(Path file, List<Fault> faults) {
        var lines =
                faults.stream()
                        .limit(SHOWN_FAULTS)
                        .map(fault -> "  line %d: %s\n".formatted(fault.line(), fault.advice()))
                        .collect(Collectors.joining());
        String more =
                faults.size() > SHOWN_FAULTS
                        ? "  and %,d more\n".formatted(faults.size() - SHOWN_FAULTS)
                        : "";
        return "Nothing is imported, because there are faults in %s:\n%s%sCorrect them and import the file again."
                .formatted(file, lines, more);
    }
}
