package io.fairlead.sandbox;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceFile;
import io.fairlead.experience.Experiences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo partner's experiences, in files like those that any partner can load. */
@Component
class DemoExperiences {

    private static final String FOLDER = "/experiences/";

    private final Experiences experiences;

    DemoExperiences(Experiences experiences) {
        this.experiences = experiences;
    }

    void put() {
        put(Experience.DEFAULT, "default.yaml");
        put(Demo.LENDER, "lender.yaml");
        put(Demo.CREDIT_UNION, "credit-union.yaml");
    }

    private void put(String reference, String name) {
        if (experiences.find(Demo.PARTNER.id(), reference).isEmpty()) {
            var file = read(name);
            experiences.put(DemoData.ACTOR, Demo.PARTNER.id(), file.id(), file.draft());
        }
    }

    private static ExperienceFile read(String name) {
        try {
            var content = content(name);
            if (content == null) {
                throw new IllegalStateException("There is no " + FOLDER + name);
            }
            return ExperienceFile.read(
                    new String(content, StandardCharsets.UTF_8), DemoExperiences::content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte @Nullable [] content(String name) throws IOException {
        try (var input = DemoExperiences.class.getResourceAsStream(FOLDER + name)) {
            return input == null ? null : input.readAllBytes();
        }
    }
}
