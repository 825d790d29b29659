package io.fairlead.sandbox.persona.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.sandbox.persona.Persona;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A version of a persona as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonaResponse(
        String name,
        int version,
        boolean ready,
        @Nullable Instant createdAt,
        List<Integer> versions,
        ObjectNode persona) {

    static PersonaResponse of(Persona persona) {
        return new PersonaResponse(
                persona.name(),
                persona.version(),
                persona.ready(),
                persona.createdAt(),
                persona.versions(),
                persona.document());
    }
}
