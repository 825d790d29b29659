package io.fairlead.experience;

import io.fairlead.shared.Id;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies an experience among those of all partners. */
public record ExperienceId(UUID value) implements Id<UUID> {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public static ExperienceId random() {
        return new ExperienceId(UUID.randomUUID());
    }

    /** The id that a text spells out, if it is a GUID. */
    public static Optional<ExperienceId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new ExperienceId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
