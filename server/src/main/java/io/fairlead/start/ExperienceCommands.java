package io.fairlead.start;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceFile;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.InvalidExperienceException;
import io.fairlead.experience.SaveOutcome;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.PartnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/** Loading a partner's experiences from files. */
final class ExperienceCommands {

    private ExperienceCommands() {}

    /** Reads all files before anything is stored, so that a fault in one leaves all as it was. */
    static void load(CommandContext workplace, List<String> arguments) {
        var partner = new PartnerId(arguments.getFirst());
        Map<Path, ExperienceFile> read = new LinkedHashMap<>();
        files(Path.of(arguments.getLast()).toAbsolutePath())
                .forEach(file -> read.put(file, read(file)));
        if (workplace.part(Partners.class).name(partner).isEmpty()) {
            throw new CommandRefusedException("There is no partner %s.".formatted(partner));
        }
        var experiences = workplace.part(Experiences.class);
        var results = new ArrayList<String>();
        workplace
                .part(TransactionOperations.class)
                .executeWithoutResult(
                        _ ->
                                read.forEach(
                                        (file, content) ->
                                                results.add(
                                                        result(
                                                                file,
                                                                experiences.put(
                                                                        workplace.actor(),
                                                                        partner,
                                                                        content.id(),
                                                                        content.draft())))));
        results.forEach(workplace::say);
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.list(place)) {
            var files = all.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
            if (files.isEmpty()) {
                throw new CommandRefusedException("There is no *.yaml in %s.".formatted(place));
            }
            return files;
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static ExperienceFile read(Path file) {
        try {
            return ExperienceFile.read(file);
        } catch (InvalidExperienceException e) {
            throw fault(file, e.advice());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String result(Path file, SaveOutcome outcome) {
        return switch (outcome) {
            case SaveOutcome.Saved(Experience experience, var changed) ->
                    "%s  %s, version %d%s"
                            .formatted(
                                    experience.id(),
                                    experience.name(),
                                    experience.version(),
                                    changed ? "" : " (unchanged)");
            case SaveOutcome.NameTaken _ ->
                    throw fault(file, "\"name\" is the name of an experience with another id.");
            case SaveOutcome.Unknown _ ->
                    throw fault(
                            file,
                            "\"id\" is that of a deleted or of another partner's experience.");
        };
    }

    private static CommandRefusedException fault(Path file, String advice) {
        return new CommandRefusedException(
                "Nothing is loaded, because of a fault in %s: %s".formatted(file, advice));
    }

    private static CommandRefusedException unreadable(Path file, IOException e) {
        return new CommandRefusedException(
                "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
}
